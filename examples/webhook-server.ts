// A bot behind a web server: Telegram brings its updates there, and whoever else comes is turned away. Here the server of
// a chess club greets those who join. Telegram and the people are on this machine; against the real one, the address is
// an https one, and the token that of your bot.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client, nodeWebhook } from 'invitegram'
import { Emulator } from 'invitegram/emulator'

// A Bot API server of one's own takes http, and any address.
const telegram = new Emulator({ clock: 'system', server: 'self-hosted --local' })
const bot = telegram.addBot()
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
club.promote(bot, { canInviteUsers: true })

const client = new Client(bot.token, { fetch: telegram.fetch })
const link = await client.createInviteLink(club.id, { title: 'Spring campaign' })

// The bot. What its handlers throw comes here; an update counts as handled all the same, and does not come again.
client.on('error', (error) => console.error(error))
client.on('memberJoined', ({ user, via }) => {
  console.log(`Welcome, ${user.firstName}!`, via.by === 'link' ? `You came through: ${via.link.title}` : '')
})

// The server. Telegram shows the secret with every update, so that nobody else can send any.
const secretToken = crypto.randomUUID()
const server = createServer(nodeWebhook(client, { secretToken })).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`

// Those who listen listen by now: Telegram is asked for what they need, `chat_member` for one.
await client.setWebhook({ url, secretToken })
console.log('Asked for:', (await client.getWebhookInfo()).allowedUpdates?.join(', '))
//=> Asked for: my_chat_member, chat_member

const forged = await fetch(url, { method: 'POST', body: '{"update_id":1}' })
console.log('Somebody else is told:', forged.status)
//=> Somebody else is told: 401

for (const firstName of ['Ada', 'Bob']) {
  const told = new Promise((resolve) => client.on('memberJoined', resolve, { once: true }))
  telegram.addUser({ firstName }).join(link)
  await told
}
//=> Welcome, Ada! You came through: Spring campaign
//=> Welcome, Bob! You came through: Spring campaign

// What has come in is finished; what comes from now on stays with Telegram for whoever polls, or sets a webhook again.
await client.deleteWebhook()
server.close()
await client.close()
