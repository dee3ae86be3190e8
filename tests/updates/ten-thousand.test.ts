import { setImmediate } from 'node:timers/promises'
import { Client, type ClientOptions, type Webhook } from 'invitegram'
import type { EmulatorOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aBot, aChatInviteLink } from '../support/builders'
import { Bookkeeper } from './crowd/bookkeeper'
import { Diary } from './crowd/diary'
import { Dice } from './crowd/dice'
import { Story } from './crowd/story'
import { Town } from './crowd/town'

const PEOPLE = 10_000
const WHAT_HAPPENS = [
  ...['asked', 'came by link', 'came by request', 'came by folder', 'came by added', 'came by public'],
  ...['came by unknown', 'left', 'put out', 'lapsed', 'kicked'],
]
const SECRET = 'Tr0ub4dor_and-3'

/** A way for updates to come in: it is opened for one client after another. */
interface Reception {
  /** @returns ends it, when all that has begun is handled */
  open(client: Client): Promise<() => Promise<void>>
  /** How long nobody is there, twice: Telegram keeps updates for a day, but knocks all that time. */
  awayMinutes: number
}

/** Ten thousand people, whom one client after another is told of, and who came through some links by `joins()`. */
function aCrowd(seed: number, options: EmulatorOptions, clientOptions: ClientOptions) {
  const dice = new Dice(seed)
  const town = new Town(PEOPLE, options)
  const { telegram, bot } = town
  const story = new Story(town, dice, new Diary())
  const books = new Bookkeeper(story)
  const watched = town.club.links.filter((_, at) => at % 10 === 0 && at < 40)
  const joins = watched.map(() => new Map<number, number>())
  const firstId = bot.updates.nextId

  const start = async ({ open }: Reception) => {
    const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock, ...clientOptions })
    books.listen(client, bot.id)
    const loops = watched.map(async ({ url }, at) => {
      const link = client.inviteLink(town.club.id, aChatInviteLink({ invite_link: url, creator: aBot({ id: bot.id }) }))
      for await (const { updateId, user } of link.joins()) joins[at]?.set(updateId, user.id)
    })
    const close = await open(client)
    const stop = async () => {
      await close()
      await client.close()
      await Promise.all(loops)
    }
    return { client, stop }
  }

  /** Until all that happened is told of, or never will be: what Telegram does not keep, is lost. */
  const settle = async () => {
    for (let turns = 0; story.waitingCount > 0 || books.size < bot.updates.nextId - firstId; turns++) {
      if (turns % 10_000 === 0 && bot.updates.pending.length === 0) return
      await setImmediate()
    }
  }

  /** Nobody is there to be told. */
  const miss = async (minutes: number) => {
    for (let acts = 0; acts < 50; acts++) story.go()
    await telegram.clock.advance({ minutes })
  }

  const play = async (reception: Reception) => {
    let life = await start(reception)
    let outages = 2
    while (story.arrivedCount < PEOPLE) {
      for (let acts = dice.roll(200); acts > 0; acts--) story.go()
      for (let turns = dice.roll(20); turns > 0; turns--) await setImmediate()
      const again = books.latest[dice.roll(100)]
      if (again !== undefined) await Promise.all([again, again].map((update) => life.client.handleUpdate(update)))
      if (!dice.isPercent(8)) continue
      if (outages > 0) await settle()
      await life.stop()
      if (outages > 0) await miss(reception.awayMinutes)
      outages--
      life = await start(reception)
    }
    await settle()
    telegram.faults.clear()
    await story.aMonthLater()
    await settle()
    await life.stop()
  }

  const expectTruth = () => {
    const { truth } = story
    const came = watched.map(({ url }) => truth.whose(`came by link ${url}`, `came by request at ${url}`))
    expect(books.complaints.slice(0, 5)).toEqual([])
    expect(books.diary.differencesFrom(truth).slice(0, 5)).toEqual([])
    expect(joins.map((people) => [...people.values()].sort())).toEqual(came)
    expect(bot.updates.pending).toEqual([])
    // Or else it would prove little.
    expect(WHAT_HAPPENS.filter((what) => truth.whose(what).length < 100)).toEqual([])
    expect(Math.min(books.rejoinCount, books.againCount)).toBeGreaterThan(10)
  }
  return { town, dice, play, expectTruth }
}

test('ten thousand people come by all doors, go and come again: by polling, each door is told right', async () => {
  const { town, play, expectTruth } = aCrowd(7, {}, { timeoutMs: 50, retry: { attempts: 10 } })
  const { telegram, bot } = town
  const { faults } = telegram
  // Who never said what they want, is not told who comes.
  const wanted = JSON.stringify(['chat_member', 'my_chat_member', 'chat_join_request'])
  await telegram.fetch(`https://telegram.example/bot${bot.token}/getUpdates?allowed_updates=${wanted}`)
  faults.add({ kind: 'silence', method: 'getUpdates', probability: 0.01, times: 3 })
  for (const kind of ['bad-gateway', 'reset', 'lost-answer', 'cut-body', 'server-error'] as const) {
    faults.add({ kind, method: 'getUpdates', probability: 0.05 })
  }
  faults.add({ kind: 'flood', method: 'getUpdates', probability: 0.02, retryAfterMs: 2_000 })
  faults.add({ kind: 'lost-answer', method: 'approveChatJoinRequest', probability: 0.1 })
  faults.add({ kind: 'lost-answer', method: 'declineChatJoinRequest', probability: 0.1 })

  await play({
    awayMinutes: 23 * 60,
    async open(client) {
      const stopping = new AbortController()
      const polling = client.poll({ signal: stopping.signal, waitMs: 1_000 })
      return async () => {
        stopping.abort()
        await polling
      }
    },
  })

  expectTruth()
})

test('ten thousand people come by all doors, go and come again: by webhook, each door is told right', async () => {
  let webhook: Webhook = async () => new Response(null, { status: 502 })
  const { dice, play, expectTruth } = aCrowd(11, { fetch: (input, init) => deliver(new Request(input, init)) }, {})
  let isSet = false

  /** Of a hundred deliveries, five never arrive, and five are answered in vain. */
  async function deliver(request: Request): Promise<Response> {
    if (dice.isPercent(5)) throw new Error('the connection broke')
    const response = await webhook(request)
    if (dice.isPercent(5)) throw new Error('the connection broke')
    return response
  }
  await play({
    awayMinutes: 5,
    async open(client) {
      webhook = client.webhook({ secretToken: SECRET })
      if (!isSet) await client.setWebhook({ url: 'https://bot.example/hook', secretToken: SECRET })
      isSet = true
      return async () => {}
    },
  })

  expectTruth()
})
