// What becomes of a link once people use it: places that fill up and free again, and a door that closes by itself.
// It all happens in an emulated Telegram, in which a week passes at once.
import { Client } from 'invitegram'
import { Emulator } from 'invitegram/emulator'

const telegram = new Emulator({ startAt: new Date('2027-03-01T12:00:00Z') })
const bot = telegram.addBot()
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
club.promote(bot, { canInviteUsers: true })

const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
const link = await client.createInviteLink(club.id, {
  title: 'Trial evening',
  limit: 2,
  expireAt: new Date('2027-03-08T12:00:00Z'),
})

const ada = telegram.addUser({ firstName: 'Ada' })
const grace = telegram.addUser({ firstName: 'Grace' })
const joan = telegram.addUser({ firstName: 'Joan' })

// A limit counts who is in at the same time.
console.log(`Ada: ${ada.join(link)}, Grace: ${grace.join(link)}, Joan: ${joan.join(link)}`)
//=> Ada: joined, Grace: joined, Joan: link full

// So whoever leaves makes room for somebody else.
console.log(`Ada: ${ada.leave(club)}, Joan: ${joan.join(link)}`)
//=> Ada: left, Joan: joined

// With more places, Ada could come back, and does. The expiry stays, as nobody has changed it.
await link.edit({ limit: 10 })
console.log(`Ada: ${ada.join(link)}, open until ${link.expiresAt?.toISOString()}`)
//=> Ada: joined, open until 2027-03-08T12:00:00.000Z

// A week later the link is expired. It has not become invalid, though: with another date it opens again.
await telegram.clock.advance({ days: 7 })
const edith = telegram.addUser({ firstName: 'Edith' })
console.log(`Edith: ${edith.join(link)}, and the client knows: ${link.isExpired()}`)
//=> Edith: link expired, and the client knows: true

await link.edit({ expireAt: new Date('2027-03-15T12:00:00Z') })
console.log(`Edith: ${edith.join(link)}, members: ${club.memberCount}`)
//=> Edith: joined, members: 5

// Revoking cannot be undone.
await link.revoke()
console.log(`Olga: ${telegram.addUser({ firstName: 'Olga' }).join(link)}`)
//=> Olga: link revoked

await client.close()
