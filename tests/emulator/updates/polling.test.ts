import { InvalidOptionsError } from 'invitegram'
import { afterEach, expect, test, vi } from 'vitest'
import { aScene, type Said, type Scene, URL_ROOT } from '../scene'
import { aMessage, pushMessages } from './message'

const OTHER_POLL = {
  ok: false,
  error_code: 409,
  description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
}

afterEach(() => {
  vi.useRealTimers()
})

test('updates come in order, each with the id after the last', async () => {
  const { bot, ask } = aScene()
  bot.updates.nextId = 41
  pushMessages(bot, 2)

  const said = await ask('getUpdates')

  expect(said.result).toEqual([
    { update_id: 41, message: aMessage('hello 1') },
    { update_id: 42, message: aMessage('hello 2') },
  ])
})

test('the same seed gives the same first id, and another bot another', () => {
  const first = aScene({ seed: 3 })
  const again = aScene({ seed: 3 })

  expect(first.bot.updates.nextId).toBe(again.bot.updates.nextId)
  expect(first.telegram.addBot().updates.nextId).not.toBe(first.bot.updates.nextId)
})

test('ids may begin anew, but not at or below those that wait', () => {
  const { bot } = aScene()
  bot.updates.nextId = 9
  pushMessages(bot, 1)

  expect(() => {
    bot.updates.nextId = 9
  }).toThrow(InvalidOptionsError)
  expect(() => {
    bot.updates.nextId = 10.5
  }).toThrow(InvalidOptionsError)
})

test('what is pushed is what waits, whatever becomes of the object', () => {
  const { bot } = aScene()
  const message = aMessage('as it was')
  bot.updates.nextId = 7

  bot.updates.push('message', message, { chatId: 5 })
  message.text = 'as it is'

  expect(bot.updates.pending).toEqual([{ update_id: 7, message: aMessage('as it was') }])
})

test('there are no updates of a kind that Telegram does not have', () => {
  const { bot } = aScene()
  const updates: { push(type: string, payload: object, about: object): void } = bot.updates

  expect(() => updates.push('telepathy', {}, { chatId: 5 })).toThrow('type')
})

test('an offset confirms all below it, one just above the last all, one far above nothing', async () => {
  const { bot, ask } = aScene()
  bot.updates.nextId = 1
  pushMessages(bot, 4)

  const far = await idsOf(ask('getUpdates', { offset: 15 }))
  const third = await idsOf(ask('getUpdates', { offset: 3 }))
  const last = await idsOf(ask('getUpdates', { offset: 14 }))

  expect([far, third, last]).toEqual([[1, 2, 3, 4], [3, 4], []])
  expect(bot.updates.pending).toEqual([])
})

test('a negative offset keeps the last ones, and forgets the others', async () => {
  const { bot, ask } = aScene()
  bot.updates.nextId = 1
  pushMessages(bot, 3)

  const ids = await idsOf(ask('getUpdates', { offset: -2 }))
  const all = await idsOf(ask('getUpdates', { offset: -9 }))

  expect([ids, all]).toEqual([
    [2, 3],
    [2, 3],
  ])
})

test('a limit is moved into its range', async () => {
  const { bot, ask } = aScene()
  bot.updates.nextId = 1
  pushMessages(bot, 120)

  const lengths = [
    (await idsOf(ask('getUpdates', { limit: 0 }))).length,
    (await idsOf(ask('getUpdates', { limit: 101, offset: 1 }))).length,
    (await idsOf(ask('getUpdates', { limit: '', offset: 2 }))).length,
  ]

  expect(lengths).toEqual([1, 100, 100])
})

test('an answer holds about 4 MiB, but one update at least', async () => {
  const { bot, ask } = aScene()
  bot.updates.nextId = 1
  for (const megabytes of [5, 3, 2]) {
    bot.updates.push('message', aMessage('x'.repeat(megabytes * 2 ** 20)), { chatId: 5 })
  }

  const first = await idsOf(ask('getUpdates'))
  const second = await idsOf(ask('getUpdates', { offset: 2 }))

  expect([first, second]).toEqual([[1], [2]])
})

test('who asks for news waits, and gets them at once', async () => {
  const { telegram, bot, ask } = aScene()
  bot.updates.nextId = 1
  const waiting = idsOf(ask('getUpdates', { timeout: 30 }))
  await telegram.clock.advance({ seconds: 12 })

  pushMessages(bot, 2)

  expect(await waiting).toEqual([1, 2])
})

test('who asks for news in vain is told so when the time is up, after 50 seconds at most', async () => {
  const { telegram, ask } = aScene()
  const told: unknown[] = []
  const waiting = ask('getUpdates', { timeout: 600 }).then(({ result }) => told.push(result))

  await telegram.clock.advance(49_999)
  const tooEarly = [...told]
  await telegram.clock.advance(1)

  await waiting
  expect([tooEarly, told]).toEqual([[], [[]]])
})

test('on a long way nobody stops for a bot that waits in vain: it is told on arrival', async () => {
  const { telegram, ask } = aScene()
  const begin = telegram.clock.now().getTime()
  const waiting = ask('getUpdates', { timeout: 30 }).then(() => telegram.clock.now().getTime() - begin)

  await telegram.clock.advance({ days: 30 })

  expect(await waiting).toBe(30 * 86_400_000)
})

test('news on a long way are told at once', async () => {
  const { telegram, bot, ask } = aScene()
  bot.updates.nextId = 1
  const begin = telegram.clock.now().getTime()
  telegram.clock.alarm(new Date(begin + 3_600_000), () => pushMessages(bot, 1))
  const waiting = ask('getUpdates', { timeout: 30 }).then(({ result }) => {
    return { result, afterMs: telegram.clock.now().getTime() - begin }
  })

  await telegram.clock.advance({ days: 30 })

  expect(await waiting).toMatchObject({ result: [{ update_id: 1 }], afterMs: 3_600_000 })
})

test('a second one who waits ends the first', async () => {
  const { telegram, bot, ask } = aScene()
  bot.updates.nextId = 1
  const first = ask('getUpdates', { timeout: 30 })
  await telegram.clock.advance(0)

  const second = idsOf(ask('getUpdates', { timeout: 30, offset: 1 }))

  expect(await first).toEqual(OTHER_POLL)
  pushMessages(bot, 1)
  expect(await second).toEqual([1])
})

test('one conflict in three seconds is told at once, the next three seconds late', async () => {
  const { telegram, ask } = aScene()
  const begin = telegram.clock.now().getTime()
  const told: number[] = []
  for (const offset of [0, 1, 2]) {
    void ask('getUpdates', { timeout: 30, offset }).then(() => told.push(telegram.clock.now().getTime() - begin))
    await telegram.clock.advance({ seconds: 1 })
  }

  await telegram.clock.advance({ seconds: 29 })

  expect(told).toEqual([1000, 5000, 32_000])
})

test('a call that is given up waits no longer, and what comes then is for the next one', async () => {
  const scene = aScene()
  scene.bot.updates.nextId = 1
  const poll = aPollToGiveUp(scene)
  await scene.telegram.clock.advance(0)

  await poll.giveUp()
  await scene.telegram.clock.advance(0)
  const calls = [...scene.telegram.calls]
  pushMessages(scene.bot, 1)

  expect(calls).toMatchObject([{ method: 'getUpdates', response: { status: 200, body: '{"ok":true,"result":[]}' } }])
  expect(await idsOf(scene.ask('getUpdates', { timeout: 30 }))).toEqual([1])
})

test('a call that is given up while its refusal is held back is held no longer', async () => {
  const scene = aScene()
  const { telegram, ask } = scene
  const first = ask('getUpdates', { timeout: 30 })
  await telegram.clock.advance(0)
  const second = aPollToGiveUp(scene)
  await first
  const third = ask('getUpdates', { timeout: 30, offset: 2 })
  await telegram.clock.advance(0)

  await second.giveUp()
  await telegram.clock.advance(0)

  expect(telegram.calls.map(({ response }) => response.status)).toEqual([409, 409])
  await telegram.clock.advance({ seconds: 30 })
  expect(await third).toEqual({ ok: true, result: [] })
})

test('a call that is given up while it is held back for a webhook is held no longer', async () => {
  const scene = aScene()
  const { telegram, ask } = scene
  await ask('setWebhook', { url: 'https://bot.example/hook' })
  await ask('getUpdates')
  const poll = aPollToGiveUp(scene)
  await telegram.clock.advance(0)

  await poll.giveUp()
  await telegram.clock.advance(0)

  expect(telegram.calls.map(({ response }) => response.status)).toEqual([200, 409, 409])
})

test('on a clock of the system, a call that is given up keeps no process alive', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const scene = aScene({ clock: 'system' })
  const poll = aPollToGiveUp(scene)
  await expect.poll(() => vi.getTimerCount()).toBe(1)

  await poll.giveUp()

  expect(vi.getTimerCount()).toBe(0)
})

test('who asks for the same again within three seconds is made to wait for the rest of three more', async () => {
  const { telegram, ask } = aScene()
  const told: unknown[] = []
  await ask('getUpdates')
  await telegram.clock.advance({ seconds: 2 })
  const again = ask('getUpdates').then(({ result }) => told.push(result))

  await telegram.clock.advance(2999)
  const tooEarly = [...told]
  await telegram.clock.advance(1)

  await again
  expect([tooEarly, told]).toEqual([[], [[]]])
})

test('who asks for the same after three seconds does not wait', async () => {
  const { telegram, ask } = aScene()
  await ask('getUpdates')
  await telegram.clock.advance({ seconds: 3 })

  expect(await ask('getUpdates')).toEqual({ ok: true, result: [] })
})

test('who asks for the same again within half a second gets one update', async () => {
  const { telegram, bot, ask } = aScene()
  bot.updates.nextId = 1
  pushMessages(bot, 3)
  await ask('getUpdates')
  await telegram.clock.advance(400)

  const soon = await idsOf(ask('getUpdates'))
  await telegram.clock.advance(500)
  const later = await idsOf(ask('getUpdates'))

  expect([soon, later]).toEqual([[1], [1, 2, 3]])
})

test('an update waits for a day from when it happened, and not a second longer', async () => {
  const { telegram, bot, ask } = aScene()
  bot.updates.nextId = 1
  bot.updates.push('message', { ...aMessage(), date: aMessage().date - 3600 }, { chatId: 5 })
  bot.updates.push('poll_answer', {}, { chatId: 5 })
  await telegram.clock.advance({ hours: 23 })

  const left = bot.updates.pending
  await telegram.clock.advance({ hours: 1 })

  expect(left).toEqual([{ update_id: 2, poll_answer: {} }])
  expect(await ask('getUpdates')).toEqual({ ok: true, result: [] })
})

test('a bot does not get to know what happened a day ago', () => {
  const { bot } = aScene()

  bot.updates.push('message', { ...aMessage(), date: aMessage().date - 86_400 }, { chatId: 5 })

  expect(bot.updates.pending).toEqual([])
})

test('no more than 100,000 updates wait, and those that come on top are lost', async () => {
  const { telegram, bot } = aScene()
  for (let count = 0; count < 100_001; count++) bot.updates.push('poll', {}, { chatId: 5 })
  const full = bot.updates.pending.length
  await telegram.clock.advance({ days: 1 })

  bot.updates.push('poll', {}, { chatId: 5 })

  expect([full, bot.updates.pending.length]).toEqual([100_000, 1])
})

test('arguments are read as leniently as any', async () => {
  const { ask } = aScene()

  expect(await ask('getUpdates', { offset: 'x', limit: 'many', timeout: -5 })).toEqual({ ok: true, result: [] })
})

async function idsOf(said: Promise<Said>): Promise<number[]> {
  const { result } = await said
  return Array.isArray(result) ? result.map(({ update_id }) => update_id) : []
}

/** A call that waits for updates until it is told to go. */
function aPollToGiveUp({ telegram }: Scene) {
  const controller = new AbortController()
  const call = telegram.fetch(`${URL_ROOT}/getUpdates?timeout=30&offset=1`, { signal: controller.signal })
  const refused = expect(call).rejects.toBe('enough')
  const giveUp = () => {
    controller.abort('enough')
    return refused
  }
  return { giveUp }
}
