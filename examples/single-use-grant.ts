// A place for one person. Whoever comes through the link first closes it; if that was somebody else, there is a new link
// for whom it was meant. In a Telegram on this machine Ada opens hers; Bob passes his on, and Eve is there before him.
import { Client } from 'invitegram'
import { type EmulatedUser, Emulator } from 'invitegram/emulator'

const telegram = new Emulator({ clock: 'system' })
const olga = telegram.addUser({ firstName: 'Olga' })
const bot = telegram.addBot()
const chat = telegram.addChat({ type: 'supergroup', title: 'Master class', owner: olga })

// The bot. It listens before it begins to poll, so that Telegram is asked for those who come.
const client = new Client(bot.token, { fetch: telegram.fetch })
const stop = new AbortController()
client.on('memberJoined', ({ user }) => console.log(`${user.firstName} is in`))

async function grant(guest: EmulatedUser): Promise<void> {
  // With a limit of 1, no two can be in by this link at once, even before it is closed.
  const link = await client.createInviteLink(chat.id, { title: `For ${guest.firstName}`, limit: 1 })
  const use = link.firstJoin({ intendedFor: guest.id, signal: stop.signal })
  mail(guest, link.url)

  const { user, isIntended, others } = await use
  console.log(`  ${link.title}: closed after ${user.firstName} and ${others.length} others`)
  if (isIntended) return
  console.log(`  ${user.firstName} was not meant, so there is a new one`)
  await grant(guest)
}

const begun = new Promise((resolve) => client.on('accessChanged', resolve, { once: true }))
const polling = client.poll({ signal: stop.signal })
olga.promote(chat, bot, { canInviteUsers: true })
await begun

// The people: the first link that is sent to Bob is opened by Eve.
const [ada, bob, eve] = [person('Ada'), person('Bob'), person('Eve')]
const readers = [ada, eve, bob]

function person(firstName: string): EmulatedUser {
  return telegram.addUser({ firstName })
}

function mail(guest: EmulatedUser, url: string): void {
  const reader = readers.shift() ?? guest
  reader.join(url)
}

for (const guest of [ada, bob]) await grant(guest)
//=> Ada is in
//=>   For Ada: closed after Ada and 0 others
//=> Eve is in
//=>   For Bob: closed after Eve and 0 others
//=>   Eve was not meant, so there is a new one
//=> Bob is in
//=>   For Bob: closed after Bob and 0 others

stop.abort()
await polling
await client.close()
