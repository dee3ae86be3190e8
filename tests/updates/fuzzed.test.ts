import { inspect } from 'node:util'
import type { Update } from '@grammyjs/types'
import fc from 'fast-check'
import { type Caller, Client, type Fetch, InvalidOptionsError, TransportError, UpdateError } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { broken } from './fuzz/broken'
import { realUpdates } from './fuzz/real-updates'
import { EVENTS } from './fuzz/shapes'

const SEED = 20_270_301
const NAMES = Object.keys(EVENTS) as (keyof typeof EVENTS)[]

/** A Telegram that was asked for all that is listened to. */
const CALLER: Caller = { call: async () => ({ url: '', allowed_updates: ['chat_member'] }) as never }

/** What a client tells of updates, and what about that is not as documented. */
function listenTo(client: Client) {
  const heard = { updates: [] as Update[], errors: [] as unknown[], problems: [] as string[], told: new Set<string>() }
  for (const name of NAMES) {
    client.on(name, (event) => {
      heard.told.add(name)
      heard.problems.push(...EVENTS[name](event).map((problem) => `${name}${problem}`))
      if (inspect(event) === '' || JSON.stringify(event) === undefined) heard.problems.push(`${name} cannot be printed`)
    })
  }
  client.on('update', (update) => heard.updates.push(update))
  client.on('error', (error) => {
    heard.told.add('error')
    heard.errors.push(error)
  })
  return heard
}

/** What about an error does not help to find what is wrong with an update. */
function flaws(error: unknown, updates: readonly Update[]): string[] {
  if (!(error instanceof UpdateError)) return [`not of an update: ${error}`]
  const update = updates.find(({ update_id }) => update_id === error.updateId)
  const [kind = ''] = error.path.split('.')
  const isRight = update !== undefined && Object.hasOwn(update, kind) && error.message.includes(error.path)
  return isRight ? [] : [`of something else: ${error.message}`]
}

/** A Telegram that answers `getUpdates` so, one after another; it has nothing to tell when it is called for the last time. */
function anOddTelegram(...results: readonly unknown[]) {
  const stop = new AbortController()
  const offsets: unknown[] = []
  const left = [...results]
  const fetch: Fetch = async (_, { body }) => {
    offsets.push(JSON.parse(body).offset)
    const result = left.length > 0 ? left.shift() : []
    if (offsets.length > results.length) stop.abort()
    return Response.json({ ok: true, result })
  }
  const clock = { now: () => new Date('2027-03-01T12:00:00Z'), sleep: async () => {} }
  return { client: new Client(TOKEN, { fetch, clock }), signal: stop.signal, offsets }
}

test('whatever stands in an update, it is handled; what is told of it is as documented, or an error that names the field', async () => {
  const client = new Client(CALLER)
  const heard = listenTo(client)
  let id = 0
  const property = fc.asyncProperty(broken(await realUpdates(), 'hand'), async (wreck) => {
    const update = { ...wreck, update_id: id++ }
    heard.errors = []
    heard.problems = []

    await client.handleUpdate(update)

    expect([...heard.problems, ...heard.errors.flatMap((error) => flaws(error, [update]))]).toEqual([])
    expect(heard.updates.pop()).toBe(update)
  })

  await fc.assert(property, { seed: SEED, numRuns: 2_000 })

  expect([...heard.told].sort()).toEqual([...NAMES, 'error'].sort())
})

test('a batch of such updates is handled to its end, and confirmed', async () => {
  const wrecks = fc.sample(broken(await realUpdates(), 'JSON'), { seed: SEED, numRuns: 500 })
  const batch = wrecks.map((wreck, at) => ({ ...wreck, update_id: 1_000 + at }))
  const { client, signal, offsets } = anOddTelegram(batch)
  const heard = listenTo(client)

  await client.poll({ signal })

  expect([...heard.problems, ...heard.errors.flatMap((error) => flaws(error, batch))]).toEqual([])
  expect(heard.updates).toHaveLength(500)
  expect(offsets.at(-1)).toBe(1_500)
})

test('a webhook takes such updates, and Telegram need not send them again', async () => {
  const wrecks = fc.sample(broken(await realUpdates(), 'JSON'), { seed: SEED, numRuns: 500 })
  const batch = wrecks.map((wreck, at) => ({ ...wreck, update_id: 1_000 + at }))
  const client = new Client(CALLER)
  const heard = listenTo(client)
  const webhook = client.webhook({ secretToken: false })

  const headers = { 'content-type': 'application/json' }
  const requests = batch.map((update) => ({ method: 'POST', headers, body: JSON.stringify(update) }))
  const answers = await Promise.all(requests.map((request) => webhook(new Request('https://bot.example/', request))))

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect([...heard.problems, ...heard.errors.flatMap((error) => flaws(error, batch))]).toEqual([])
  expect(heard.updates).toHaveLength(500)
})

test('where nobody listens to errors, an update that cannot be read is a warning, and handled', async () => {
  const client = new Client(CALLER)
  const warnings: unknown[] = []
  client.on('memberJoined', () => {})
  client.on('warning', (warning) => warnings.push(warning))
  const update = { update_id: 7, chat_member: { date: 'today' } } as unknown as Update

  await client.handleUpdate(update)
  await client.handleUpdate(update)

  expect(warnings).toEqual([
    {
      code: 'update-unreadable',
      message: 'Expected `chat_member.date` of the update to be a moment, in seconds since 1970',
      chatId: null,
    },
  ])
})

test.each<[string, unknown]>([
  ['no list', { update_id: 7 }],
  ['nothing', null],
  ['a list of nothing', [null]],
  ['a list of lists', [[{ update_id: 7 }]]],
  ['updates without an id', [{ update_id: 7, message: {} }, { message: {} }]],
  ['an id that is no whole number', [{ update_id: 7.5 }]],
])('an answer that is %s is no answer: it is asked for again', async (_, result) => {
  const { client, signal, offsets } = anOddTelegram(result, [{ update_id: 8, message: {} }])
  const heard = listenTo(client)
  const onRetry = vi.fn()

  await client.poll({ signal, onRetry })

  expect(onRetry).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ error: expect.any(TransportError), method: 'getUpdates' }),
  )
  expect(heard.updates).toEqual([{ update_id: 8, message: {} }])
  expect(offsets.slice(0, 3)).toEqual([0, 0, 9])
})

test('a hundred thousand updates in one answer are handled, each once', async () => {
  const batch = Array.from({ length: 100_000 }, (_, at) => ({ update_id: 1 + at, message: { chat: { id: at % 7 } } }))
  const { client, signal, offsets } = anOddTelegram(batch)
  const heard = listenTo(client)

  await client.poll({ signal })

  expect(heard.updates).toHaveLength(100_000)
  expect(new Set(heard.updates.map(({ update_id }) => update_id)).size).toBe(100_000)
  expect(offsets.at(-1)).toBe(100_001)
})

const NO_UPDATES: unknown[] = [
  null,
  7,
  'update',
  [],
  {},
  { update_id: '7' },
  { update_id: Number.NaN },
  { update_id: 2 ** 53 },
]

test.each(NO_UPDATES.map((thing) => ({ thing })))('what is no update at all is refused: $thing', async ({ thing }) => {
  const client = new Client(CALLER)
  const heard = listenTo(client)

  await expect(client.handleUpdate(thing as Update)).rejects.toThrow(InvalidOptionsError)

  expect(heard.updates).toEqual([])
})
