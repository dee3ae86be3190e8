// Why does the update never arrive? Ask Telegram what the bot may do in the chat, and print the answer: it says what to
// do. Here somebody has put the bot into the club and forgotten the rest. It all happens in an emulated Telegram.
import { Client } from 'invitegram'
import { Emulator } from 'invitegram/emulator'

const telegram = new Emulator()
const olga = telegram.addUser({ firstName: 'Olga' })
const bot = telegram.addBot({ firstName: 'Porter' })
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club', owner: olga })
olga.add(club, bot)

const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
client.on('memberJoined', ({ user }) => console.log(`Welcome, ${user.firstName}!`))

console.log(await client.getChatAccess(club.id))
//=> Chess club (supergroup -100…): the bot is a member
//=> ✗ manage invite links
//=> ✗ answer join requests
//=> ✗ see who joins and leaves
//=> ✗ tell by which link somebody came
//=> – ban people
//=> – make subscription links
//=> – be asked first, as the guard bot
//=> ✗ be sent `chat_join_request`
//=> ✗ be sent `chat_member`
//=>   → the bot is a member, not an administrator: make it one, with the right to invite users
//=> ✓ be sent `my_chat_member`
//=> Updates come by polling, 2 waiting

// A program looks at what it needs.
olga.promote(club, bot, { canInviteUsers: true })
const { canManageLinks, receivesMemberChanges, because } = await client.getChatAccess(club.id)
console.log(
  `Makes links: ${canManageLinks}. Sees who comes: ${receivesMemberChanges}, for ${because.receivesMemberChanges}`,
)
//=> Makes links: true. Sees who comes: false, for nobody has asked Telegram for `chat_member`: start `client.poll()`, which asks for what is listened to, or have whatever else polls name it in `allowed_updates`

await client.close()
