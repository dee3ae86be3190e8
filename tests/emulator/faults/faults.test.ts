import type { FaultKind, FaultOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, URL_ROOT } from '../scene'

function tooMany(seconds: number) {
  const description = `Too Many Requests: retry after ${seconds}`
  return { ok: false, error_code: 429, description, parameters: { retry_after: seconds } }
}

/** Makes it possible to hand in what does not compile. */
function unchecked(options: object): FaultOptions {
  return options as FaultOptions
}

test('a flood is told to wait, in the answer and in its headers, and does nothing', async () => {
  const { telegram, chat } = aScene()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 30_000 })

  const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}`)

  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('30')
  expect(await response.json()).toEqual(tooMany(30))
  expect(chat.links).toEqual([])
})

test('calls that do not keep the wait make it longer, if they are to be punished', async () => {
  const { telegram, ask } = aScene()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, punishMs: 5000, times: 1 })

  const first = await ask('getMe')
  await telegram.clock.advance({ seconds: 4 })
  const tooSoon = await ask('getMe')
  const other = await ask('getChat', { chat_id: CHAT })
  await telegram.clock.advance({ seconds: 11 })
  const kept = await ask('getMe')

  expect(first).toEqual(tooMany(10))
  expect(tooSoon).toEqual(tooMany(11))
  expect(other.ok).toBe(true)
  expect(kept.ok).toBe(true)
})

test('who is not punished need not wait', async () => {
  const { telegram, ask } = aScene()
  const flood = telegram.faults.add({ kind: 'flood', retryAfterMs: 10_000, times: 2 })

  const answers = [await ask('getMe'), await ask('getMe'), await ask('getMe')]

  expect(answers.map(({ ok }) => ok)).toEqual([false, false, true])
  expect(flood.hits).toBe(2)
})

test('a rate lets through what its bucket holds, then one call at a time, and tells the true wait', async () => {
  const { telegram, ask } = aScene()
  const rate = telegram.faults.add({ kind: 'rate', perSecond: 20 / 60, burst: 3 })

  const atOnce = [await ask('getMe'), await ask('getMe'), await ask('getMe'), await ask('getMe')]
  await telegram.clock.advance({ seconds: 2 })
  const tooSoon = await ask('getMe')
  await telegram.clock.advance({ seconds: 1 })
  const afterTheWait = [await ask('getMe'), await ask('getMe')]

  expect(atOnce.map(({ ok }) => ok)).toEqual([true, true, true, false])
  expect(atOnce[3]).toEqual(tooMany(3))
  expect(tooSoon).toEqual(tooMany(1))
  expect(afterTheWait.map(({ ok }) => ok)).toEqual([true, false])
  expect(rate.hits).toBe(3)
})

test('a rate may double the wait that it tells with each refusal, while its bucket fills as before', async () => {
  const { telegram, ask } = aScene()
  telegram.faults.add({ kind: 'rate', perSecond: 1 / 3, doubling: true })

  await ask('getMe')
  const refused = [await ask('getMe'), await ask('getMe'), await ask('getMe')]
  await telegram.clock.advance({ seconds: 3 })
  const afterTheTrueWait = await ask('getMe')

  expect(refused).toEqual([tooMany(3), tooMany(6), tooMany(12)])
  expect(afterTheTrueWait.ok).toBe(true)
})

test('a bucket that is full holds no more, however long nobody calls', async () => {
  const { telegram, ask } = aScene()
  telegram.faults.add({ kind: 'rate', perSecond: 1, burst: 2 })

  await ask('getMe')
  await telegram.clock.advance({ hours: 1 })
  const answers = [await ask('getMe'), await ask('getMe'), await ask('getMe')]

  expect(answers.map(({ ok }) => ok)).toEqual([true, true, false])
})

test('each chat and method has a bucket of its own', async () => {
  const { telegram, bot, ask } = aScene()
  const other = telegram.addChat({ type: 'channel' })
  other.promote(bot)
  telegram.faults.add({ kind: 'rate', perSecond: 1 })

  const answers = [
    await ask('getChat', { chat_id: CHAT }),
    await ask('getChat', { chat_id: other.id }),
    await ask('getChatMemberCount', { chat_id: CHAT }),
    await ask('GETCHAT', { chat_id: CHAT }),
  ]

  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false])
})

test('a server error is JSON', async () => {
  const { telegram, ask } = aScene()
  telegram.faults.add({ kind: 'server-error', times: 1 })
  telegram.faults.add({ kind: 'server-error', description: 'Internal Server Error: restart' })

  expect(await ask('getMe')).toEqual({ ok: false, error_code: 500, description: 'Internal Server Error' })
  expect(await ask('getMe')).toEqual({ ok: false, error_code: 500, description: 'Internal Server Error: restart' })
})

test.each([
  [{}, 502, '502 Bad Gateway'],
  [{ status: 504 } as const, 504, '504 Gateway Time-out'],
])('a bad gateway is a page of HTML', async (options, status, title) => {
  const { telegram } = aScene()
  telegram.faults.add({ kind: 'bad-gateway', ...options })

  const response = await telegram.fetch(`${URL_ROOT}/getMe`)

  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('text/html')
  expect(await response.text()).toContain(`<h1>${title}</h1>`)
})

test('a migration makes a supergroup of the group, and tells the call so', async () => {
  const { telegram, bot, ask } = aScene()
  const group = telegram.addChat({ type: 'group', id: -2001 })
  group.promote(bot)
  const migration = telegram.faults.add({ kind: 'migration', times: 1 })

  const supergroup = await ask('createChatInviteLink', { chat_id: CHAT })
  const called = await ask('createChatInviteLink', { chat_id: -2001 })
  const again = await ask('createChatInviteLink', { chat_id: group.upgradedTo?.id ?? 0 })

  expect(supergroup.ok).toBe(true)
  expect(called).toEqual({
    ...badRequest('group chat was upgraded to a supergroup chat'),
    parameters: { migrate_to_chat_id: group.upgradedTo?.id },
  })
  expect(again.ok).toBe(true)
  expect(migration.hits).toBe(1)
})

test.each([
  ['a person', false, 1],
  ['somebody who is gone', true, 0],
])('of a group that belongs to %s the bot may hear where it went', async (_, isDeleted, told) => {
  const { telegram, bot, ask } = aScene()
  const owner = telegram.addUser({ isDeleted })
  const group = telegram.addChat({ type: 'group', id: -2001, owner })
  group.promote(bot)
  telegram.faults.add({ kind: 'migration' })

  await ask('getChatMemberCount', { chat_id: -2001 })

  const heard = JSON.stringify(bot.updates.pending)
  expect(group.upgradedTo?.memberCount).toBe(2)
  expect(heard.split(`"migrate_to_chat_id":${group.upgradedTo?.id}`)).toHaveLength(1 + told)
})

test('a fault strikes the method and the chat it is for', async () => {
  const { telegram, bot, ask } = aScene()
  const club = telegram.addChat({ type: 'channel', username: 'club' })
  club.promote(bot)
  telegram.faults.add({ kind: 'server-error', method: 'GetChat', chatId: CHAT })
  telegram.faults.add({ kind: 'server-error', method: 'getChatMemberCount', chatId: '@Club' })
  telegram.faults.add({ kind: 'server-error', chatId: '@nobody', method: 'getChatMemberCount' })

  const answers = [
    await ask('getMe'),
    await ask('getChat', { chat_id: CHAT }),
    await ask('getChat', { chat_id: '@club' }),
    await ask('getChatMemberCount', { chat_id: CHAT }),
    await ask('getChatMemberCount', { chat_id: '@CLUB' }),
    await ask('getChatMemberCount', { chat_id: club.id }),
  ]

  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, true, false, false])
})

test('what the server refuses by itself meets no fault', async () => {
  const { telegram, ask } = aScene()
  const fault = telegram.faults.add({ kind: 'reset' })

  const unknown = await ask('sendRocket')
  const wrongToken = await telegram.fetch('https://telegram.example/bot1:wrong/getMe')

  expect(unknown.error_code).toBe(404)
  expect(wrongToken.status).toBe(401)
  expect(fault.hits).toBe(0)
})

test('of several faults the first strikes; without it, the next', async () => {
  const { telegram, ask } = aScene()
  const first = telegram.faults.add({ kind: 'flood', retryAfterMs: 1000 })
  const second = telegram.faults.add({ kind: 'server-error' })

  const before = await ask('getMe')
  first.remove()
  const after = await ask('getMe')
  telegram.faults.clear()
  const cleared = await ask('getMe')

  expect([before.error_code, after.error_code, cleared.ok]).toEqual([429, 500, true])
  expect([first.hits, second.hits]).toEqual([1, 1])
  expect([first.kind, second.kind]).toEqual(['flood', 'server-error'])
})

/** Which of so many calls fail. */
async function failing(count: number, { seed = 1, probability = 0.25, before = () => {} } = {}): Promise<number[]> {
  const { telegram, ask } = aScene({ seed })
  before()
  telegram.faults.add({ kind: 'server-error', probability })
  const failed: number[] = []
  for (let index = 0; index < count; index++) if (!(await ask('getMe')).ok) failed.push(index)
  return failed
}

test('the seed decides which calls are struck', async () => {
  const [once, again, otherwise] = [await failing(200), await failing(200), await failing(200, { seed: 2 })]

  expect(again).toEqual(once)
  expect(otherwise).not.toEqual(once)
  expect(once.length).toBeGreaterThan(30)
  expect(once.length).toBeLessThan(70)
})

test('what is never is never, and what is certain is always', async () => {
  expect(await failing(20, { probability: 0 })).toEqual([])
  expect(await failing(5, { probability: 1 })).toEqual([0, 1, 2, 3, 4])
})

test('faults that are thrown for do not shift each other, nor what is made up', async () => {
  const quiet = aScene()
  const faulty = aScene()
  quiet.telegram.faults.add({ kind: 'server-error', method: 'getMe', probability: 0.5 })
  faulty.telegram.faults.add({ kind: 'server-error', method: 'getMe', probability: 0.5 })
  faulty.telegram.faults.add({ kind: 'server-error', method: 'getChat', probability: 0.5 })
  const run = async ({ ask }: typeof quiet, also: boolean) => {
    const oks: boolean[] = []
    for (let index = 0; index < 30; index++) {
      if (also) await ask('getChat', { chat_id: CHAT })
      oks.push((await ask('getMe')).ok)
    }
    return oks
  }

  expect(await run(faulty, true)).toEqual(await run(quiet, false))
  await Promise.all([quiet, faulty].map(({ ask }) => ask('createChatInviteLink', { chat_id: CHAT })))
  expect(faulty.chat.links[0]?.url).toBe(quiet.chat.links[0]?.url)
})

test('the calls tell what became of them', async () => {
  const { telegram, ask } = aScene()
  const kinds: FaultKind[] = ['lost-answer', 'reset']
  for (const kind of kinds) telegram.faults.add(unchecked({ kind, times: 1 }))

  await expect(ask('getMe')).rejects.toThrow('fetch failed')
  await expect(ask('getMe')).rejects.toThrow('fetch failed')
  await ask('getMe')

  expect(telegram.calls.map(({ fault, response }) => [fault, response.status])).toEqual([
    ['lost-answer', 200],
    ['reset', 0],
    [undefined, 200],
  ])
})

test.each([
  [{}, 'kind'],
  [undefined, 'kind'],
  [{ kind: 'earthquake' }, 'kind'],
  [{ kind: 'reset', method: 'sendRocket' }, 'method'],
  [{ kind: 'reset', method: 5 }, 'method'],
  [{ kind: 'reset', chatId: 'club' }, 'chatId'],
  [{ kind: 'reset', chatId: 1.5 }, 'chatId'],
  [{ kind: 'reset', chatId: null }, 'chatId'],
  [{ kind: 'reset', times: 0 }, 'times'],
  [{ kind: 'reset', times: 1.5 }, 'times'],
  [{ kind: 'reset', probability: 1.1 }, 'probability'],
  [{ kind: 'reset', probability: Number.NaN }, 'probability'],
  [{ kind: 'reset', retryAfterMs: 1000 }, 'retryAfterMs'],
  [{ kind: 'flood' }, 'retryAfterMs'],
  [{ kind: 'flood', retryAfterMs: 1500 }, 'retryAfterMs'],
  [{ kind: 'flood', retryAfterMs: 0 }, 'retryAfterMs'],
  [{ kind: 'flood', retryAfterMs: 1000, punishMs: -1000 }, 'punishMs'],
  [{ kind: 'rate' }, 'perSecond'],
  [{ kind: 'rate', perSecond: 0 }, 'perSecond'],
  [{ kind: 'rate', perSecond: 1, burst: 0 }, 'burst'],
  [{ kind: 'rate', perSecond: 1, doubling: 'yes' }, 'doubling'],
  [{ kind: 'server-error', description: 5 }, 'description'],
  [{ kind: 'bad-gateway', status: 500 }, 'status'],
  [{ kind: 'slow-body' }, 'overMs'],
  [{ kind: 'slow-body', overMs: Number.POSITIVE_INFINITY }, 'overMs'],
  [{ kind: 'cut-body', afterBytes: -1 }, 'afterBytes'],
])('%o cannot be right', (options, option) => {
  const { telegram } = aScene()

  const adding = () => telegram.faults.add(unchecked(options as object))

  expect(adding).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option }))
})
