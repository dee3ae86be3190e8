// A bot that is written with grammY stays as it is: its handlers, its session, its plugins. With invitegram beside it, it
// knows which campaign brought whom, and writes that into the session of the chat. Telegram and the people are on this
// machine; against the real one the bot takes no `apiRoot`, and the token is that of yours.
import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, type Context, type SessionFlavor, session } from 'grammy'
import { Client } from 'invitegram'
import { Emulator } from 'invitegram/emulator'
import { fromGrammy, grammyUpdates, type InvitegramFlavor } from 'invitegram/grammy'

const telegram = new Emulator({ clock: 'system' })
const server = await telegram.listen()
const porter = telegram.addBot({ firstName: 'Porter' })
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
club.promote(porter, { canInviteUsers: true })

// The bot. What was told of people is in its contexts, beside what grammY and its plugins put there.
interface ClubSession {
  guestBook: string[]
}
type ClubContext = InvitegramFlavor<Context & SessionFlavor<ClubSession>>

const bot = new Bot<ClubContext>(porter.token, { client: { apiRoot: server.url } })
// Floods are waited out. A call whose answer was lost is not sent again: it might make a second link.
bot.api.config.use(autoRetry({ rethrowHttpErrors: true, rethrowInternalServerErrors: true }))
bot.use(session({ initial: (): ClubSession => ({ guestBook: [] }) }))

// invitegram: two lines.
const client = new Client(fromGrammy(bot))
bot.use(grammyUpdates(client))

bot.on('chat_join_request', async ({ joinRequest, chatJoinRequest }) => {
  if (chatJoinRequest.bio) await joinRequest?.approve()
  else await joinRequest?.decline()
})

const full = new Promise<string[]>((resolve) => {
  bot.on('chat_member', ({ memberJoined, session: { guestBook } }) => {
    if (memberJoined === undefined) return
    const { user, via } = memberJoined
    const link = via.by === 'link' || via.by === 'request' ? via.link : null
    guestBook.push(`${user.firstName}, by ${link?.title ?? 'another door'}`)
    if (guestBook.length === 2) resolve(guestBook)
  })
})

// Joins come only to those who ask for them.
const running = bot.start({ allowed_updates: ['chat_join_request', 'chat_member'] })

// The people. Of those who ask, whoever says something about themselves is let in.
const poster = await client.createInviteLink(club.id, { title: 'Poster' })
const website = await client.createInviteLink(club.id, { title: 'Website', requireApproval: true })
telegram.addUser({ firstName: 'Ada' }).join(poster)
telegram.addUser({ firstName: 'Bob' }).join(website)
telegram.addUser({ firstName: 'Cyd', bio: 'Plays the Sicilian' }).join(website)

for (const line of await full) console.log(line)
//=> Ada, by Poster
//=> Cyd, by Website

await bot.stop()
await running
await server.close()
