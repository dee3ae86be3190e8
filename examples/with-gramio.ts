// A bot that is written with GramIO stays as it is: its API, with its hooks, makes the calls, and its polling brings the
// updates. invitegram adds links that can act, and knows who came through them. Telegram and the people are on this
// machine; against the real one the bot takes no `api`, and the token is that of yours.
import { AllowedUpdatesFilter, Bot } from 'gramio'
import { Client, type MemberJoined } from 'invitegram'
import { Emulator } from 'invitegram/emulator'
import { fromGramio, gramioNews, gramioUpdates } from 'invitegram/gramio'

const telegram = new Emulator()
const server = await telegram.listen()
const porter = telegram.addBot({ firstName: 'Porter' })
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
club.promote(porter, { canInviteUsers: true })

// The bot, with a hook of its own. invitegram is two lines more.
const bot = new Bot(porter.token, { api: { baseURL: `${server.url}/bot` } })
bot.onResponse('createChatInviteLink', ({ response }) => console.log('GramIO has made:', response.name))

const client = new Client(fromGramio(bot))
bot
  .use(gramioUpdates(client))
  // Contexts have `joinRequest` from here on.
  .derive(gramioNews)
  .on('chat_join_request', async ({ bio, joinRequest }) => {
    if (bio) await joinRequest?.approve()
    else await joinRequest?.decline()
  })

// GramIO asks for what its own handlers are for, which does not tell it of joins.
await bot.start({ allowedUpdates: AllowedUpdatesFilter.default.add('chat_member') })

const link = await client.createInviteLink(club.id, { title: 'Spring campaign', requireApproval: true })
//=> GramIO has made: Spring campaign

// The people. Whoever says something about themselves is let in.
const joined = new Promise<MemberJoined>((resolve) => client.on('memberJoined', resolve))
const ada = telegram.addUser({ firstName: 'Ada', bio: 'Plays the Sicilian' })
const bob = telegram.addUser({ firstName: 'Bob' })
bob.join(link)
ada.join(link)

const { user, via } = await joined
console.log(user.firstName, 'asked at', via.by === 'request' ? via.link?.title : 'another door')
//=> Ada asked at Spring campaign

// What has begun is finished. GramIO has asked for updates once more, and is answered half a minute later.
await bot.stop()
await telegram.clock.advance({ seconds: 30 })
for (const person of [ada, bob]) console.log(person.firstName, 'is', club.member(person) ? 'in' : 'not in')
//=> Ada is in
//=> Bob is not in
await server.close()
