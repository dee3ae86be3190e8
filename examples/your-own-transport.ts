// A client without a token: calls go out by a way of your own, for instance through the bot library you have already,
// or over a queue to the one machine that may talk to Telegram. Here a table of answers stands at the other end.
import { type Caller, Client, type Layer, maskLinks } from 'invitegram'

const link = {
  invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp',
  creator: { id: 7000000009, is_bot: true, first_name: 'Gatekeeper', username: 'gatekeeper_bot' },
  creates_join_request: false,
  is_primary: false,
  is_revoked: false,
}
const answers = new Map([
  ['createChatInviteLink', JSON.stringify({ ...link, name: 'Launch day' })],
  ['revokeChatInviteLink', JSON.stringify({ ...link, name: 'Launch day', is_revoked: true })],
])

const caller: Caller = {
  async call(method) {
    const answer = answers.get(method)
    if (answer === undefined) throw new Error(`Nobody knows what to say to ${method}`)
    return JSON.parse(answer)
  },
}

// Whoever reads a link can use it, so most of it is kept out of the log.
const logged: Layer = (inner) => ({
  async call(method, params, options) {
    console.log(method, maskLinks(JSON.stringify(params)))
    return await inner.call(method, params, options)
  },
})

const client = new Client(caller, { layers: [logged] })
const launch = await client.createInviteLink(-1001234567890, { title: 'Launch day' })
//=> createChatInviteLink {"chat_id":-1001234567890,"name":"Launch day"}

await launch.revoke()
//=> revokeChatInviteLink {"chat_id":-1001234567890,"invite_link":"https://t.me/+AbCd…"}

console.log(`${launch.title}: ${launch.masked} is ${launch.isRevoked ? 'closed' : 'open'}`)
//=> Launch day: https://t.me/+AbCd… is closed
