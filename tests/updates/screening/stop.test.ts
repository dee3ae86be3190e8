import type { Clock } from 'invitegram'
import { expect, test } from 'vitest'
import { aGate } from '../../support/polling'
import { aScreenedGate } from './screened-gate'

const never = () => new Promise<never>(() => {})

test('when it is stopped, what is open is answered at once', async () => {
  const reasons: unknown[] = []
  const { telegram, chat, knock, told, screening } = await aScreenedGate(
    (_, { signal }) => new Promise(() => signal.addEventListener('abort', () => reasons.push(signal.reason))),
    { onTimeout: 'decline', concurrency: 1 },
  )
  for (const firstName of ['Ada', 'Bob']) await knock(telegram.addUser({ firstName }))

  await screening.stop()

  expect(told()).toEqual([
    ['Ada', 'decline', 'declined', 'stopped'],
    ['Bob', 'decline', 'declined', 'stopped'],
  ])
  expect(reasons).toMatchObject([{ name: 'AbortError' }])
  expect([chat.pendingRequests, screening.open]).toEqual([[], 0])
})

test('what comes after that is not taken', async () => {
  const { telegram, chat, knock, settle, told, screening } = await aScreenedGate(() => 'approve')

  await screening.stop()
  await knock(telegram.addUser())
  await settle()

  expect(told()).toEqual([])
  expect(chat.pendingRequests).toHaveLength(1)
})

test('stopping waits for answers that are on their way, however often it is asked to', async () => {
  const { opened, open } = aGate()
  const signals: AbortSignal[] = []
  const { telegram, knock, settle, told, screening } = await aScreenedGate(
    (_, { signal }) => {
      signals.push(signal)
      return 'approve'
    },
    {},
    {
      layers: [
        (inner) => ({
          async call(method, params, options) {
            await opened
            return await inner.call(method, params, options)
          },
        }),
      ],
    },
  )
  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  let isStopped = false
  const stopping = Promise.all([screening.stop(), screening.stop()]).then(() => {
    isStopped = true
  })
  await settle()
  const before = isStopped
  open()
  await stopping

  expect(before).toBe(false)
  expect(told()).toEqual([['Ada', 'approve', 'approved', 'decided']])
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
})

test('what was asked anew while an answer was on its way is left as the others are', async () => {
  const { opened, open } = aGate()
  let asked = 0
  const { telegram, knock, settle, told, screening } = await aScreenedGate(
    () => {
      asked += 1
      return 'decline'
    },
    {},
    {
      layers: [
        (inner) => ({
          async call(method, params, options) {
            const answer = await inner.call(method, params, options)
            await opened
            return answer
          },
        }),
      ],
    },
  )
  const ada = telegram.addUser({ firstName: 'Ada' })
  await knock(ada)
  await settle()
  await knock(ada)

  const stopping = screening.stop()
  open()
  await stopping

  expect(told()).toEqual([
    ['Ada', 'decline', 'declined', 'decided'],
    ['Ada', 'leave', 'queued', 'stopped'],
  ])
  expect(asked).toBe(1)
})

test('a request that comes while it is being stopped is not begun with', async () => {
  let asked = 0
  const { telegram, client, knock, told, screening } = await aScreenedGate(() => {
    asked += 1
    return 'approve'
  })
  client.on('joinRequest', () => void screening.stop())

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await screening.stop()

  expect(told()).toEqual([['Ada', 'leave', 'queued', 'stopped']])
  expect(asked).toBe(0)
})

test('where nobody has come, there is nothing to stop', async () => {
  const { telegram, screening } = await aScreenedGate(() => 'approve')

  const open = screening.open
  await screening.stop()

  expect([open, telegram.calls]).toEqual([0, []])
})

test('closing the client stops it, and lets the answers out', async () => {
  const { telegram, chat, client, knock, told, screening } = await aScreenedGate(never, { onTimeout: 'decline' })
  await knock(telegram.addUser({ firstName: 'Ada' }))

  await client.close()

  expect(told()).toEqual([['Ada', 'decline', 'declined', 'stopped']])
  expect([chat.pendingRequests, screening.open]).toEqual([[], 0])
})

test.each<['stop' | 'close']>([['stop'], ['close']])('who is told of a verdict may wait for %s', async (how) => {
  const { opened: isOver, open: end } = aGate()
  const scene: Awaited<ReturnType<typeof aScreenedGate>> = await aScreenedGate(() => 'approve', {
    onVerdict: async () => {
      await scene.settle()
      await (how === 'stop' ? scene.screening.stop() : scene.client.close())
      end()
    },
  })
  const ada = scene.telegram.addUser()

  await scene.knock(ada)
  await isOver
  await scene.client.close()

  expect(scene.chat.member(ada)?.status).toBe('member')
})

test('who is told because it is being stopped may wait for that, and waits for those who are told after', async () => {
  const story: string[] = []
  const scene: Awaited<ReturnType<typeof aScreenedGate>> = await aScreenedGate(never, {
    onVerdict: async ({ request, because }) => {
      await scene.screening.stop()
      story.push(`${request.user.firstName}: ${because}`)
    },
  })
  for (const firstName of ['Ada', 'Bob']) await scene.knock(scene.telegram.addUser({ firstName }))

  await scene.screening.stop()

  expect(story).toEqual(['Bob: stopped', 'Ada: stopped'])
})

test('stopping waits for those who are told from then on', async () => {
  const { opened, open } = aGate()
  const story: string[] = []
  const { telegram, knock, settle, screening } = await aScreenedGate(never, {
    onVerdict: async () => {
      await opened
      story.push('told')
    },
  })
  await knock(telegram.addUser())

  const stopping = screening.stop().then(() => story.push('stopped'))
  await settle()
  const [before, isOpen] = [[...story], screening.open]
  open()
  await stopping

  expect([before, isOpen]).toEqual([[], 0])
  expect(story).toEqual(['told', 'stopped'])
})

test('a signal stops it', async () => {
  const ending = new AbortController()
  const { telegram, knock, told, settle } = await aScreenedGate(never, { signal: ending.signal })
  await knock(telegram.addUser({ firstName: 'Ada' }))

  ending.abort()
  await settle()
  await knock(telegram.addUser({ firstName: 'Bob' }))
  await settle()

  expect(told()).toEqual([['Ada', 'leave', 'queued', 'stopped']])
})

test('a signal that was aborted before never lets it begin', async () => {
  const { telegram, knock, settle, told } = await aScreenedGate(() => 'approve', { signal: AbortSignal.abort() })

  await knock(telegram.addUser())
  await settle()

  expect(told()).toEqual([])
})

/** A clock that knows how many sleep on it. */
function aWatchedClock(clock: Clock) {
  const watched = {
    sleeping: 0,
    now: () => clock.now(),
    async sleep(ms: number, signal?: AbortSignal) {
      watched.sleeping += 1
      try {
        await clock.sleep(ms, signal)
      } finally {
        watched.sleeping -= 1
      }
    },
  }
  return watched
}

test('of a thousand open requests nothing is left behind', async () => {
  const watched: ReturnType<typeof aWatchedClock> = aWatchedClock({
    now: () => scene.telegram.clock.now(),
    sleep: (ms, signal) => scene.telegram.clock.sleep(ms, signal),
  })
  const ending = new AbortController()
  const scene = await aScreenedGate(
    ({ user }) => (user.id % 2 === 0 ? 'approve' : never()),
    { concurrency: 1000, signal: ending.signal },
    { clock: watched },
  )
  for (let id = 5001; id <= 6000; id++) scene.telegram.addUser({ id }).join(scene.link)

  await scene.hear()
  await scene.settle()
  const [sleeping, open] = [watched.sleeping, scene.screening.open]
  await scene.screening.stop()

  expect([sleeping, open]).toEqual([500, 500])
  expect([watched.sleeping, scene.screening.open]).toEqual([0, 0])
  expect(scene.results).toHaveLength(1000)
})
