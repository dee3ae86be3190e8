import type { Clock } from 'invitegram'
import type { EmulatedDuration } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { NOW } from '../../join-requests/application'
import { aScreenedGate, failToHandle } from './screened-gate'

/** Never finds a verdict, and remembers how it was told that it need not. */
function endlessly() {
  const reasons: unknown[] = []
  const decide = (_: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise<never>(() => signal.addEventListener('abort', () => reasons.push(signal.reason)))
  return { decide, reasons }
}

test.each<[string, object, EmulatedDuration, EmulatedDuration]>([
  ['five minutes, if nothing is said', {}, { minutes: 4, seconds: 59 }, { seconds: 1 }],
  ['as long as is said', { within: { seconds: 90 } }, { seconds: 89 }, { seconds: 1 }],
  ['a day', { within: { days: 1 } }, { hours: 23 }, { hours: 1 }],
])('a verdict may take %s', async (_, options, before, rest) => {
  const { decide, reasons } = endlessly()
  const { telegram, knock, told, screening } = await aScreenedGate(decide, options)

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await telegram.clock.advance(before)
  const [open, early] = [screening.open, told()]
  await telegram.clock.advance(rest)

  expect([open, early]).toEqual([1, []])
  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
  expect(reasons).toMatchObject([{ name: 'TimeoutError' }])
})

test.each([
  ['approve', 'approved'],
  ['decline', 'declined'],
] as const)('without one in time it is %s, where that is said', async (onTimeout, outcome) => {
  const { telegram, knock, told } = await aScreenedGate(endlessly().decide, { onTimeout, within: { seconds: 30 } })

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await telegram.clock.advance({ seconds: 30 })

  expect(told()).toEqual([['Ada', onTimeout, outcome, 'timeout']])
})

test.each<[string, object, EmulatedDuration, EmulatedDuration]>([
  ['eight seconds', {}, { seconds: 7 }, { seconds: 1 }],
  ['eight seconds, even where more is said', { within: { minutes: 4 } }, { seconds: 7 }, { seconds: 1 }],
  ['less, where less is said', { within: { seconds: 3 } }, { seconds: 2 }, { seconds: 1 }],
])('a guard has %s', async (_, options, before, rest) => {
  const { telegram, owner, bot, chat, knock, told } = await aScreenedGate(endlessly().decide, options)
  owner.setGuardBot(chat, bot)

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await telegram.clock.advance(before)
  const early = told()
  await telegram.clock.advance(rest)

  expect(early).toEqual([])
  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
  expect(telegram.calls.map(({ params }) => params.result)).toEqual(['queue'])
})

test('what waited while no bot was there is decided, too', async () => {
  const { telegram, link, hear, settle, told } = await aScreenedGate(() => 'approve')
  telegram.addUser({ firstName: 'Ada' }).join(link)
  await telegram.clock.advance({ hours: 3 })

  await hear()
  await settle()

  expect(told()).toEqual([['Ada', 'approve', 'approved', 'decided']])
})

test('and has five minutes from then on', async () => {
  const { telegram, link, hear, told } = await aScreenedGate(endlessly().decide)
  telegram.addUser({ firstName: 'Ada' }).join(link)
  await telegram.clock.advance({ hours: 3 })

  await hear()
  await telegram.clock.advance({ minutes: 4, seconds: 59 })
  const early = told()
  await telegram.clock.advance({ seconds: 1 })

  expect(early).toEqual([])
  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
})

test('a guard whom a request reaches too late has eight seconds from then on', async () => {
  const { telegram, owner, bot, chat, link, hear, told } = await aScreenedGate(endlessly().decide, {
    onTimeout: 'decline',
  })
  owner.setGuardBot(chat, bot)
  telegram.addUser({ firstName: 'Ada' }).join(link)
  await telegram.clock.advance({ hours: 3 })

  await hear()
  await telegram.clock.advance({ seconds: 7 })
  const early = told()
  await telegram.clock.advance({ seconds: 1 })

  expect(early).toEqual([])
  expect(told()).toEqual([['Ada', 'decline', 'declined', 'timeout']])
})

/** A gate whose client has a clock that is ahead of Telegram's, or behind it. */
async function aSkewedGate(skewMs: number) {
  const clock: Clock = {
    now: () => new Date(scene.telegram.clock.now().getTime() + skewMs),
    sleep: (ms, signal) => scene.telegram.clock.sleep(ms, signal),
  }
  const scene: Awaited<ReturnType<typeof aScreenedGate>> = await aScreenedGate(endlessly().decide, {}, { clock })
  return scene
}

test.each([
  ['nine seconds ahead', 9_000],
  ['a day ahead', 86_400_000],
  ['half a minute behind', -30_000],
  ['a day behind', -86_400_000],
])('a guard has no more than eight seconds, if its clock is %s', async (_, skewMs) => {
  const { telegram, owner, bot, chat, knock, told } = await aSkewedGate(skewMs)
  owner.setGuardBot(chat, bot)

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await telegram.clock.advance({ seconds: 7 })
  const early = told()
  await telegram.clock.advance({ seconds: 1 })

  expect(early).toEqual([])
  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
})

test.each([
  ['an hour ahead', 3_600_000],
  ['an hour behind', -3_600_000],
])('others have five minutes, if the clock is %s', async (_, skewMs) => {
  const { telegram, knock, told } = await aSkewedGate(skewMs)

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await telegram.clock.advance({ minutes: 4, seconds: 59 })
  const early = told()
  await telegram.clock.advance({ seconds: 1 })

  expect(early).toEqual([])
  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
})

test('for who waits in line the time runs, and nobody is asked about them after', async () => {
  const asked: string[] = []
  const { telegram, knock, settle, told } = await aScreenedGate(
    ({ user }, { signal }) => {
      asked.push(user.firstName)
      return endlessly().decide(user, { signal })
    },
    { concurrency: 1, within: { seconds: 30 } },
  )

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await knock(telegram.addUser({ firstName: 'Bob' }))
  await telegram.clock.advance({ seconds: 30 })
  await knock(telegram.addUser({ firstName: 'Cyd' }))
  await settle()

  expect(told()).toEqual([
    ['Ada', 'leave', 'queued', 'timeout'],
    ['Bob', 'leave', 'queued', 'timeout'],
  ])
  // Whoever does not listen to the signal keeps nobody else from their turn.
  expect(asked).toEqual(['Ada', 'Cyd'])
})

test('whose work ends because the time is over gives one place back, and no more', async () => {
  const asked: string[] = []
  const { telegram, knock, settle } = await aScreenedGate(
    ({ user }, { signal }) => {
      asked.push(user.firstName)
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
    { concurrency: 1, within: { seconds: 30 } },
  )

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await telegram.clock.advance({ seconds: 30 })
  for (const firstName of ['Bob', 'Cyd']) await knock(telegram.addUser({ firstName }))
  await settle()

  expect(asked).toEqual(['Ada', 'Bob'])
})

test('who asks again has their time anew', async () => {
  const { telegram, chat, knock, told } = await aScreenedGate(endlessly().decide, { within: { seconds: 30 } })
  const ada = telegram.addUser({ firstName: 'Ada' })

  await knock(ada)
  await telegram.clock.advance({ seconds: 20 })
  ada.withdraw(chat)
  await knock(ada)
  await telegram.clock.advance({ seconds: 29 })
  const early = told()
  await telegram.clock.advance({ seconds: 1 })

  expect(early).toEqual([])
  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
})

test('whose update comes again, as a handler of it failed, has no more time than before', async () => {
  const { telegram, client, link, hear, told } = await aScreenedGate(endlessly().decide, { within: { seconds: 30 } })
  failToHandle(client)
  telegram.addUser({ firstName: 'Ada' }).join(link)

  await hear().catch(() => {})
  await telegram.clock.advance({ seconds: 20 })
  await hear().catch(() => {})
  await telegram.clock.advance({ seconds: 10 })

  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
})

test('a verdict that comes too late is not looked at, and one that was in time is not disturbed', async () => {
  const signals: AbortSignal[] = []
  const { telegram, knock, settle, told, errors } = await aScreenedGate(
    async ({ user }, { signal }) => {
      signals.push(signal)
      if (user.firstName === 'Bob') return 'approve'
      await telegram.clock.sleep(60_000)
      return 'decline'
    },
    { within: { seconds: 30 } },
  )

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await knock(telegram.addUser({ firstName: 'Bob' }))
  await settle()
  await telegram.clock.advance({ minutes: 2 })

  expect(told()).toEqual([
    ['Bob', 'approve', 'approved', 'decided'],
    ['Ada', 'leave', 'queued', 'timeout'],
  ])
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  expect(errors).toEqual([])
})

test.each<[string, (signal: AbortSignal) => unknown, string[]]>([
  ['the reason of the signal', (signal) => signal.reason, []],
  ['an AbortError', () => new DOMException('Aborted', 'AbortError'), []],
  ['an error that comes of it', ({ reason }) => new Error('The poll was broken off', { cause: reason }), []],
  ['anything else', () => new Error('The database is gone'), ['The database is gone']],
  ['no error at all', () => 'gone', ['gone']],
])('who ends their work with %s when the time is over', async (_, toThrow, told) => {
  const { telegram, knock, errors } = await aScreenedGate(
    (_, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(toThrow(signal)))),
  )

  await knock(telegram.addUser())
  await telegram.clock.advance({ minutes: 5 })

  expect(errors.map((error) => (error instanceof Error ? error.message : error))).toEqual(told)
})

test('what takes longer than there are dates takes as long as it likes', async () => {
  const { telegram, knock, told } = await aScreenedGate(endlessly().decide, { within: { years: 1e300 } })

  await knock(telegram.addUser())
  await telegram.clock.advance({ days: 365 })

  expect(told()).toEqual([])
})

test('a clock that breaks leaves nobody standing', async () => {
  const broken = { now: () => NOW, sleep: () => Promise.reject(new Error('Out of order')) }
  const { telegram, knock, settle, told, errors } = await aScreenedGate(endlessly().decide, {}, { clock: broken })

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  expect(told()).toEqual([['Ada', 'leave', 'queued', 'timeout']])
  expect(errors).toEqual([new Error('Out of order')])
})
