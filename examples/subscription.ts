// A link into a channel that people pay for with Telegram Stars, 30 days at a time.
import { Client } from 'invitegram'

const { BOT_TOKEN: token, BOT_API_ROOT: apiRoot, CHAT_ID: chatId = '' } = process.env
const client = new Client(token, { apiRoot })

const link = await client.createSubscriptionLink(chatId, { title: 'Patrons', price: 250 })
console.log(`${link.title}: ${link.url}`)
//=> Patrons: https://t.me/+…

// The price and the period are fixed for good: only the title can change.
await link.edit({ title: 'Friends of the house' })
if (link.subscription) {
  const { price, periodMs } = link.subscription
  console.log(`${link.title}: ${price} Stars for ${periodMs / 86_400_000} days`)
}
//=> Friends of the house: 250 Stars for 30 days

await client.close()
