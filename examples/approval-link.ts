// A link at which people knock: an administrator lets each of them in. In the end it is opened to the next ten.
import { Client } from 'invitegram'

const { BOT_TOKEN: token, BOT_API_ROOT: apiRoot, CHAT_ID: chatId = '' } = process.env
const client = new Client(token, { apiRoot })

const link = await client.createInviteLink(chatId, { title: 'Reading circle', requireApproval: true })
console.log(`${link.title}: ${link.url}`)
console.log(`Let in one by one: ${link.requiresApproval}, waiting: ${link.pendingJoinRequestCount}`)
//=> Reading circle: https://t.me/+…
//=> Let in one by one: true, waiting: 0

// A link is either approved or counted, so the one goes as the other comes; the title stays.
await link.edit({ requireApproval: false, limit: 10 })
console.log(`${link.title}: ${link.limit} may come in unasked`)
//=> Reading circle: 10 may come in unasked

await client.close()
