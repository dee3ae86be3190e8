import {
  ApiError,
  type ApiErrorReason,
  type Caller,
  Client,
  FloodError,
  type InviteLinkRow,
  TransportError,
} from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../../support/bot-api'
import { collect, collecting, untilIdle } from './collect'
import { anOpenCaller } from './open-caller'

const METHOD = 'createChatInviteLink'
const LATER = new Date('2030-01-01T00:00:00Z')

function refused(reason: ApiErrorReason): ApiError {
  return new ApiError({ method: METHOD, code: 400, description: 'Bad Request', reason })
}

function flood(): FloodError {
  return new FloodError({ method: METHOD, code: 429, description: 'Too Many Requests', reason: 'flood' }, 90_000)
}

function lost(reason: 'timeout' | 'network' | 'bad-answer' | 'closed', outcome: 'unknown' | 'not-sent') {
  return new TransportError({ method: METHOD, reason, outcome, what: 'it went wrong' })
}

/** Three lanes, and three calls under way. */
async function threeUnderWay(signal?: AbortSignal) {
  const { caller, calls } = anOpenCaller()
  const { so, over } = collecting(new Client(caller).createInviteLinks(CHAT, 50, { concurrency: 3, signal }))
  await untilIdle()
  return { calls, so, over }
}

const indexes = (outcomes: readonly { index: number }[]) => outcomes.map(({ index }) => index)

test.each<[reason: ApiErrorReason]>([
  ['unauthorized'],
  ['method-not-found'],
  ['chat-not-found'],
  ['chat-gone'],
  ['chat-migrated'],
  ['bot-not-in-chat'],
  ['bot-removed'],
  ['private-chat'],
  ['not-enough-rights'],
])('what concerns all ends it, after what was made: %s', async (reason) => {
  const { calls, over } = await threeUnderWay()
  const error = refused(reason)

  calls[0]?.answer()
  calls[1]?.fail(error)
  calls[2]?.answer()
  const collected = await over

  expect(indexes(collected.outcomes)).toEqual([0, 2])
  expect(collected.error).toBe(error)
  expect(calls.length).toBeLessThanOrEqual(4)
})

test.each<[name: string, error: Error]>([
  ['a bad title', refused('bad-request')],
  ['a fault of Telegram’s', refused('server-error')],
  ['what nobody has heard of', refused('other')],
  ['an answer that was lost', lost('network', 'unknown')],
  ['a call that was not sent', lost('network', 'not-sent')],
  ['no answer in time', lost('timeout', 'unknown')],
  ['a layer that is broken', new Error('out of order')],
])('what concerns one item is its error, and the rest goes on: %s', async (_, error) => {
  const { caller, calls } = anOpenCaller()
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, 3))
  await untilIdle()

  calls[0]?.answer()
  await untilIdle()
  calls[1]?.fail(error)
  await untilIdle()
  calls[2]?.answer()
  const collected = await over

  expect(collected.error).toBeUndefined()
  expect(indexes(collected.outcomes)).toEqual([0, 1, 2])
  expect(collected.outcomes[1]).toEqual({ index: 1, options: {}, error })
  expect(calls).toHaveLength(3)
})

test('a flood that is not waited out ends it, and says how long to wait', async () => {
  const { calls, over } = await threeUnderWay()

  calls[0]?.fail(flood())
  calls[1]?.answer()
  calls[2]?.answer()
  const { outcomes, error } = await over

  expect(indexes(outcomes)).toEqual([1, 2])
  expect(error).toMatchObject({ name: 'FloodError', retryAfterMs: 90_000 })
})

test('those that fail for the same cause are not told of twice', async () => {
  const { calls, over } = await threeUnderWay()
  const [first, second] = [refused('not-enough-rights'), refused('not-enough-rights')]

  calls[2]?.fail(first)
  calls[0]?.fail(second)
  calls[1]?.answer()
  const { outcomes, error } = await over

  expect(indexes(outcomes)).toEqual([1])
  expect(error).toBe(first)
})

test('what is on its way when it ends is told of, lost answers too', async () => {
  const { calls, over } = await threeUnderWay()

  calls[0]?.fail(flood())
  await untilIdle()
  calls[2]?.fail(lost('network', 'unknown'))
  calls[1]?.answer()
  const { outcomes, error } = await over

  expect(outcomes).toMatchObject([{ index: 1 }, { index: 2, error: { outcome: 'unknown' } }])
  expect(error).toBeInstanceOf(FloodError)
})

test('what only waits when it ends is let go', async () => {
  const { calls, so, over } = await threeUnderWay()
  calls[1]?.wait(LATER)
  calls[2]?.wait(LATER)
  calls[2]?.wait(null)

  calls[0]?.fail(refused('bot-removed'))
  await untilIdle()
  const wasOver = so.isOver
  calls[2]?.answer()
  const { outcomes, error } = await over

  expect(wasOver).toBe(false)
  expect(indexes(outcomes)).toEqual([2])
  expect(error).toMatchObject({ reason: 'bot-removed' })
})

test('a client that is closed ends it', async () => {
  const { caller, calls } = anOpenCaller()
  const client = new Client(caller)
  const { over } = collecting(client.createInviteLinks(CHAT, 5))
  await untilIdle()

  const closed = client.close()
  calls[0]?.answer()
  await closed
  const { outcomes, error } = await over

  expect(indexes(outcomes)).toEqual([0])
  expect(error).toMatchObject({ name: 'TransportError', reason: 'closed' })
})

test('a source that fails ends it with its own error, after what was made', async () => {
  const { caller, calls } = anOpenCaller()
  const broken = new Error('the table is gone')
  function* rows() {
    yield { title: 'Ada' }
    throw broken
  }
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, rows(), { concurrency: 2 }))
  await untilIdle()

  calls[0]?.answer()
  const { outcomes, error } = await over

  expect(indexes(outcomes)).toEqual([0])
  expect(error).toBe(broken)
})

test('a source that cannot even begin ends it', async () => {
  const broken = new Error('no such table')
  const rows: Iterable<InviteLinkRow> = {
    [Symbol.iterator]() {
      throw broken
    },
  }

  const { outcomes, error } = await collect(new Client(anOpenCaller().caller).createInviteLinks(CHAT, rows))

  expect(outcomes).toEqual([])
  expect(error).toBe(broken)
})

test('on an abort what is on its way is waited for and told of, and then comes the reason', async () => {
  const stop = new AbortController()
  const { calls, so, over } = await threeUnderWay(stop.signal)

  stop.abort('enough')
  await untilIdle()
  const wasOver = so.isOver
  for (const call of calls) call.answer()
  const { outcomes, error } = await over

  expect(wasOver).toBe(false)
  expect(indexes(outcomes)).toEqual([0, 1, 2])
  expect(error).toBe('enough')
  expect(calls).toHaveLength(3)
})

test('on an abort what only waits is given up at once', async () => {
  const stop = new AbortController()
  const { calls, over } = await threeUnderWay(stop.signal)
  for (const call of calls) call.wait(LATER)

  stop.abort('enough')
  const { outcomes, error } = await over

  expect(outcomes).toEqual([])
  expect(error).toBe('enough')
})

test('a wait that came to nothing does not make the next call one that waits', async () => {
  const stop = new AbortController()
  const { caller, calls } = anOpenCaller()
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, 5, { signal: stop.signal }))
  await untilIdle()
  calls[0]?.wait(LATER)
  calls[0]?.fail(refused('other'))
  await untilIdle()

  stop.abort('enough')
  await untilIdle()
  calls[1]?.answer()
  const { outcomes } = await over

  expect(outcomes).toMatchObject([
    { index: 0, error: { reason: 'other' } },
    { index: 1, link: {} },
  ])
})

test('what is given up and may have been done all the same is told of', async () => {
  const stop = new AbortController()
  const unknown = lost('network', 'unknown')
  const caller: Caller = {
    call: (_method, _params, options) =>
      new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(unknown))
        options?.onWait?.(LATER)
      }),
  }
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, 5, { signal: stop.signal }))
  await untilIdle()

  stop.abort('enough')
  const { outcomes, error } = await over

  expect(outcomes).toEqual([{ index: 0, options: {}, error: unknown }])
  expect(error).toBe('enough')
})

test('what comes to wait after an abort is given up, too', async () => {
  const stop = new AbortController()
  const { calls, over } = await threeUnderWay(stop.signal)

  stop.abort('enough')
  calls[0]?.answer()
  calls[1]?.wait(LATER)
  calls[2]?.wait(LATER)
  const { outcomes, error } = await over

  expect(indexes(outcomes)).toEqual([0])
  expect(error).toBe('enough')
})

test('what is refused for all after an abort was not made, and the reason of the abort stays', async () => {
  const stop = new AbortController()
  const { calls, over } = await threeUnderWay(stop.signal)

  stop.abort('enough')
  calls[0]?.fail(flood())
  calls[1]?.answer()
  calls[2]?.fail(refused('bad-request'))
  const { outcomes, error } = await over

  expect(outcomes).toMatchObject([{ index: 1 }, { index: 2, error: { reason: 'bad-request' } }])
  expect(error).toBe('enough')
})

test('a signal that is aborted already lets nothing begin', async () => {
  const { caller, calls } = anOpenCaller()
  const bulk = new Client(caller).createInviteLinks(CHAT, 5, { signal: AbortSignal.abort('enough') })

  const { outcomes, error } = await collect(bulk)

  expect(outcomes).toEqual([])
  expect(error).toBe('enough')
  expect(calls).toEqual([])
})

test('an abort between two links ends it at the next step', async () => {
  const { caller, calls } = anOpenCaller()
  const stop = new AbortController()
  const bulk = new Client(caller).createInviteLinks(CHAT, 5, { signal: stop.signal })
  const outcomes = bulk[Symbol.asyncIterator]()
  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  await first

  stop.abort('enough')

  await expect(outcomes.next()).rejects.toBe('enough')
  expect(calls).toHaveLength(1)
})

test('an abort does not wait for a source that has nothing to give', async () => {
  const stop = new AbortController()
  const { caller, calls } = anOpenCaller()
  async function* rows() {
    yield {}
    await new Promise(() => {})
  }
  const { over } = collecting(
    new Client(caller).createInviteLinks(CHAT, rows(), { concurrency: 2, signal: stop.signal }),
  )
  await untilIdle()

  calls[0]?.answer()
  await untilIdle()
  stop.abort('enough')
  const { outcomes, error } = await over

  expect(indexes(outcomes)).toEqual([0])
  expect(error).toBe('enough')
})

test('after the end the source is asked for nothing more', async () => {
  const stop = new AbortController()
  const { caller, calls } = anOpenCaller()
  let pulled = 0
  function* rows() {
    for (; ; pulled++) yield {}
  }
  const { over } = collecting(
    new Client(caller).createInviteLinks(CHAT, rows(), { concurrency: 2, signal: stop.signal }),
  )
  await untilIdle()
  const before = pulled

  stop.abort('enough')
  await untilIdle()
  for (const call of calls) call.answer()
  await over

  expect(calls).toHaveLength(2)
  expect(pulled).toBe(before)
})

test('a row that a source gives after the end is not begun', async () => {
  const stop = new AbortController()
  const { caller, calls } = anOpenCaller()
  let give = () => {}
  async function* rows() {
    await new Promise<void>((resolve) => {
      give = resolve
    })
    yield {}
  }
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, rows(), { signal: stop.signal }))
  await untilIdle()

  stop.abort('enough')
  give()
  await over
  await untilIdle()

  expect(calls).toEqual([])
})

test('whoever stops listens to the signal no more', async () => {
  const { caller, calls } = anOpenCaller()
  const { signal } = new AbortController()
  const heard = new Set<string>()
  const watched: Pick<AbortSignal, 'addEventListener' | 'removeEventListener' | 'aborted'> = {
    aborted: signal.aborted,
    addEventListener: (type: string) => void heard.add(type),
    removeEventListener: (type: string) => void heard.delete(type),
  }
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, 1, { signal: watched as AbortSignal }))
  await untilIdle()
  const listening = [...heard]

  calls[0]?.answer()
  await over

  expect(listening).toEqual(['abort'])
  expect([...heard]).toEqual([])
})

/** A source that tells whether it was closed, and how it takes it. */
function closableRows(onClose: () => void): Iterable<InviteLinkRow> {
  return {
    [Symbol.iterator]: () => ({
      next: () => ({ done: false, value: {} }),
      return: () => {
        onClose()
        return { done: true, value: undefined }
      },
    }),
  }
}

test('a source that has come to its end by itself is not closed', async () => {
  let isClosed = false
  const rows: Iterable<InviteLinkRow> = {
    [Symbol.iterator]: () => ({
      next: () => ({ done: true, value: undefined }),
      return: () => {
        isClosed = true
        return { done: true, value: undefined }
      },
    }),
  }

  await collect(new Client(anOpenCaller().caller).createInviteLinks(CHAT, rows))

  expect(isClosed).toBe(false)
})

test('after a break nothing is begun, what is on its way is waited for, and the source is closed', async () => {
  const { caller, calls } = anOpenCaller()
  let isClosed = false
  const rows = closableRows(() => {
    isClosed = true
  })
  const outcomes = new Client(caller).createInviteLinks(CHAT, rows, { concurrency: 3 })[Symbol.asyncIterator]()
  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  calls[1]?.wait(LATER)
  await first
  await untilIdle()

  let isBack = false
  const back = outcomes.return().then((result) => {
    isBack = true
    return result
  })
  await untilIdle()
  const wasBack = isBack
  for (const call of calls) call.answer()
  const result = await back

  expect(wasBack).toBe(false)
  expect(result).toEqual({ done: true, value: undefined })
  expect(isClosed).toBe(true)
  expect(calls.length).toBeLessThanOrEqual(4)
})

test('a break does not wait for a source that has nothing to give', async () => {
  const { caller, calls } = anOpenCaller()
  async function* rows() {
    yield {}
    await new Promise(() => {})
  }
  const outcomes = new Client(caller).createInviteLinks(CHAT, rows(), { concurrency: 2 })[Symbol.asyncIterator]()
  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  await first

  expect(await outcomes.return()).toEqual({ done: true, value: undefined })
})

test('a source that closes badly after that disturbs nobody', async () => {
  const { caller, calls } = anOpenCaller()
  const answers = [Promise.resolve({ done: false, value: {} }), new Promise<never>(() => {})]
  const rows: AsyncIterable<InviteLinkRow> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => (await answers.shift()) ?? { done: true, value: undefined },
      return: async () => {
        throw new Error('it is stuck')
      },
    }),
  }
  const outcomes = new Client(caller).createInviteLinks(CHAT, rows, { concurrency: 2 })[Symbol.asyncIterator]()
  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  await first

  expect(await outcomes.return()).toEqual({ done: true, value: undefined })
})

test('a break by an exception closes the source, too', async () => {
  const { caller, calls } = anOpenCaller()
  let isClosed = false
  const rows = closableRows(() => {
    isClosed = true
  })
  const outcomes = new Client(caller).createInviteLinks(CHAT, rows)[Symbol.asyncIterator]()
  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  await first

  await expect(outcomes.throw(new Error('the disk is full'))).rejects.toThrow('the disk is full')
  expect(isClosed).toBe(true)
})

test('a source that cannot be closed says so after a break', async () => {
  const { caller, calls } = anOpenCaller()
  const rows = closableRows(() => {
    throw new Error('it is stuck')
  })
  const outcomes = new Client(caller).createInviteLinks(CHAT, rows)[Symbol.asyncIterator]()
  const first = outcomes.next()
  await untilIdle()
  calls[0]?.answer()
  await first

  await expect(outcomes.return()).rejects.toThrow('it is stuck')
})

test('what ends the work is told, even if the source cannot be closed', async () => {
  const { caller, calls } = anOpenCaller()
  const rows = closableRows(() => {
    throw new Error('it is stuck')
  })
  const { over } = collecting(new Client(caller).createInviteLinks(CHAT, rows))
  await untilIdle()

  calls[0]?.fail(refused('not-enough-rights'))

  expect((await over).error).toMatchObject({ reason: 'not-enough-rights' })
})

test('an iteration that is ended before it began touches nothing', async () => {
  let isClosed = false
  const rows = closableRows(() => {
    isClosed = true
  })
  const outcomes = new Client(anOpenCaller().caller).createInviteLinks(CHAT, rows)[Symbol.asyncIterator]()

  await outcomes.return()

  expect(isClosed).toBe(false)
})
