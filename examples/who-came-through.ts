// Whoever runs several campaigns wants to know which of them brings people. In a Telegram on this machine people come to
// a chess club by every door there is, and the bot keeps a book of who came through which.
import { Client, type JoinedVia } from 'invitegram'
import { Emulator } from 'invitegram/emulator'

const telegram = new Emulator({ clock: 'system' })
const olga = telegram.addUser({ firstName: 'Olga' })
const bot = telegram.addBot()
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club', owner: olga })
const street = telegram.addChat({ type: 'channel', title: 'Street chess', username: 'street_chess', owner: olga })
const juniors = telegram.addChat({ type: 'group', title: 'Juniors', owner: olga })

// The bot: in its book stands under each door who came through it.
const client = new Client(bot.token, { fetch: telegram.fetch })
const stop = new AbortController()
const book = new Map<string, string[]>()
let visits = 0

client.on('memberJoined', ({ chat, user, via, rejoin }) => {
  const door = `${chat.title}: ${nameOf(via)}`
  book.set(door, [...(book.get(door) ?? []), rejoin ? `${user.firstName}, back again` : user.firstName])
  visits += 1
  if (visits === 10) stop.abort()
})
// Telegram does not say who has been there before: that knows who has seen them leave.
client.on('memberLeft', ({ user, reason }) => console.log(`${user.firstName} is gone: ${reason}`))
//=> Ada is gone: left

function nameOf(via: JoinedVia): string {
  switch (via.by) {
    case 'link':
      return via.link.title ?? via.link.masked
    case 'request':
      return `${via.link?.title ?? 'at the door'}, let in by ${via.approvedBy?.firstName ?? 'somebody'}`
    case 'added':
      return `brought along by ${via.actor.firstName}`
    case 'folder':
      return 'a folder of chats'
    case 'public':
      return 'the door of the public chat'
    case 'unknown':
      return 'nobody knows'
  }
}

// It begins when Olga makes the bot an administrator: only those are told who comes.
const begun = new Promise((resolve) => client.on('accessChanged', resolve, { once: true }))
// One after another, so that the book is in the order of their coming.
const polling = client.poll({ signal: stop.signal, concurrency: 1 })
for (const chat of [street, juniors, club]) olga.promote(chat, bot, { canInviteUsers: true })
await begun

// The people.
const spring = await client.createInviteLink(club.id, { title: 'Spring campaign' })
const letter = await client.createInviteLink(club.id, { title: 'Newsletter' })
const website = await client.createInviteLink(club.id, { title: 'Website', requireApproval: true })
const poster = olga.createLink(club, { title: "Olga's poster" })

const [ada, bob, cyd] = [person('Ada'), person('Bob'), person('Cyd')]
ada.join(spring)
bob.join(spring)
cyd.join(letter)
ada.leave(club)
ada.join(letter)

const dan = person('Dan')
dan.join(website)
olga.approve(club, dan)
person('Eve').join(poster)
olga.add(club, person('Fay'))
person('Gus').joinThroughFolder(club)
person('Hal').join('@street_chess')
person('Ida').joinThroughFolder(juniors)

function person(firstName: string) {
  return telegram.addUser({ firstName })
}

await polling
for (const [door, names] of book) console.log(`${door.padEnd(43)} ${names.join(' · ')}`)
//=> Chess club: Spring campaign                 Ada · Bob
//=> Chess club: Newsletter                      Cyd · Ada, back again
//=> Chess club: Website, let in by Olga         Dan
//=> Chess club: Olga's poster                   Eve
//=> Chess club: brought along by Olga           Fay
//=> Chess club: a folder of chats               Gus
//=> Street chess: the door of the public chat   Hal
//=> Juniors: nobody knows                       Ida
await client.close()
