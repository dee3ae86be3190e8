// A chess club asks everybody who knocks a question, in private, and lets in who knows the answer. A bot may write to them
// for five minutes; on whoever says nothing for four, the administrators decide. In a Telegram on this machine Ada knows
// the answer, Bob does not, and Cyd has not seen the question.
import { setTimeout } from 'node:timers/promises'
import { Client } from 'invitegram'
import { type EmulatedUser, Emulator } from 'invitegram/emulator'

const telegram = new Emulator()
const bot = telegram.addBot({ firstName: 'Porter' })
const club = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
club.promote(bot, { canInviteUsers: true })

// The bot. What somebody writes to it, is their answer, if they were asked.
const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
const asked = new Map<number, (answer: string) => void>()

client.on('update', ({ message }) => {
  if (message?.text !== undefined) asked.get(message.chat.id)?.(message.text)
})
// Somebody may have blocked the bot: then they cannot be asked, and are left to the administrators, too.
client.on('error', (error) => console.error(error))

await client.screenJoinRequests(
  async (request) => {
    // It listens before it asks: some people are quick.
    const answer = new Promise<string>((resolve) => asked.set(request.userChatId, resolve))
    await request.message('Welcome! Which piece jumps over others? You have four minutes.')
    return /knight/i.test(await answer) ? 'approve' : 'decline'
  },
  {
    within: { minutes: 4 },
    onTimeout: 'leave',
    onVerdict: ({ request, outcome, because }) => {
      asked.delete(request.userChatId)
      console.log(`${request.user.firstName}: ${outcome} (${because})`)
    },
  },
)
//=> Ada: approved (decided)
//=> Bob: declined (decided)
//=> Cyd: queued (timeout)

const stop = new AbortController()
const polling = client.poll({ signal: stop.signal, allowedUpdates: ['message'] })

// The people.
const link = await client.createInviteLink(club.id, { title: 'Knock here', requireApproval: true })
const [ada, bob, cyd] = [person('Ada'), person('Bob'), person('Cyd')]
for (const applicant of [ada, bob, cyd]) applicant.join(link)
await Promise.all([ada, bob, cyd].map(question))

ada.write(bot, 'That is the knight.')
bob.write(bot, 'The rook?')
while (club.pendingRequests.length > 1) await setTimeout(10)
await telegram.clock.advance({ minutes: 4 })

function person(firstName: string): EmulatedUser {
  return telegram.addUser({ firstName })
}

/** They look at their phone until the bot has written to them. */
async function question({ id }: EmulatedUser): Promise<void> {
  const isThere = () =>
    telegram.calls.some((call) => call.method === 'sendMessage' && call.params.chat_id === String(id))
  while (!isThere()) await setTimeout(10)
}

stop.abort()
await polling
await client.close()

console.log('In:', club.members.map(({ user }) => user.firstName).join(', '))
console.log('For the administrators:', club.pendingRequests.map(({ user }) => user.firstName).join(', '))
//=> In: Porter, Ada
//=> For the administrators: Cyd
