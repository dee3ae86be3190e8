// A bot that keeps the door of a club, tried out without Telegram: people knock, the bot is told and lets in whoever says
// something about themselves. In the end one looks at who is in, and at what the bot has asked for.
import { Client } from 'invitegram'
import { Emulator } from 'invitegram/emulator'

const telegram = new Emulator()
const olga = telegram.addUser({ firstName: 'Olga' })
const bot = telegram.addBot({ firstName: 'Porter' })
const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club', owner: olga })
chat.promote(bot, { canInviteUsers: true })

// The bot: it goes through its updates, and lets in or turns away each of those who knock.
const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })

async function answerKnocks(): Promise<void> {
  for (const { chat_join_request: request } of await client.api.call('getUpdates', {})) {
    if (request === undefined) continue
    const answer = request.bio ? 'approveChatJoinRequest' : 'declineChatJoinRequest'
    await client.api.call(answer, { chat_id: request.chat.id, user_id: request.from.id })
  }
}

// The people: Ada says something about herself, Bob does not. Cyd need not knock, as Olga brings him along.
const ada = telegram.addUser({ firstName: 'Ada', bio: 'Plays the Sicilian' })
const bob = telegram.addUser({ firstName: 'Bob' })
const cyd = telegram.addUser({ firstName: 'Cyd' })

const link = await client.createInviteLink(chat.id, { title: 'Knock here', requireApproval: true })
for (const person of [ada, bob]) console.log(`${person.firstName}: ${person.join(link)}`)
//=> Ada: requested
//=> Bob: requested

await answerKnocks()
olga.add(chat, cyd)

console.log('In:', chat.members.map(({ user }) => user.firstName).join(', '))
console.log('Waiting:', chat.pendingRequests.length)
console.log('Asked of Telegram:', telegram.calls.map(({ method }) => method).join(', '))
//=> In: Olga, Porter, Ada, Cyd
//=> Waiting: 0
//=> Asked of Telegram: createChatInviteLink, getUpdates, approveChatJoinRequest, declineChatJoinRequest

await client.close()
