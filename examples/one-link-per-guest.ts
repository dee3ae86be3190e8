// Each guest gets a link of their own, which lets in one person: whoever comes in, you know who was invited.
import { Client } from 'invitegram'

const { BOT_TOKEN: token, BOT_API_ROOT: apiRoot, CHAT_ID: chatId = '' } = process.env
const client = new Client(token, { apiRoot })

for (const guest of ['Ada', 'Grace']) {
  const link = await client.createInviteLink(chatId, { title: guest, limit: 1, expireIn: { days: 7 } })
  console.log(`${guest}: ${link.url}`)
}
//=> Ada: https://t.me/+…
//=> Grace: https://t.me/+…

await client.close()
