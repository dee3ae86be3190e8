import {
  ApiError,
  ChatMigratedError,
  FloodError,
  InvalidOptionsError,
  InvitegramError,
  TransportError,
  UpdateError,
} from 'invitegram'
import { expect, onTestFinished, test } from 'vitest'

const REFUSAL = { method: 'getChat', code: 400, description: 'Bad Request', reason: 'other' } as const
const FAULT = { method: 'getChat', reason: 'network', outcome: 'unknown', what: 'the connection broke' } as const

test.each<[string, string, () => InvitegramError]>([
  ['InvalidOptionsError', 'invalid-options', () => new InvalidOptionsError('limit', 'a whole number', 0)],
  ['ApiError', 'api', () => new ApiError(REFUSAL)],
  ['FloodError', 'api', () => new FloodError(REFUSAL, 5_000)],
  ['ChatMigratedError', 'api', () => new ChatMigratedError(REFUSAL, -1001000000006)],
  ['TransportError', 'transport', () => new TransportError(FAULT)],
  ['UpdateError', 'update', () => new UpdateError('message.date', 'a number')],
])('%s is of kind %s, and logs that write JSON show name and message', (name, kind, make) => {
  const error = make()

  const shown = JSON.parse(JSON.stringify(error))

  expect(error).toBeInstanceOf(InvitegramError)
  expect(error).toMatchObject({ name, kind })
  expect(shown).toMatchObject({ name, kind, message: error.message })
})

test('after a fault within Telegram it is unknown whether a call was carried out, after a refusal it is not', () => {
  const fault = new ApiError({ ...REFUSAL, code: 500, reason: 'server-error' })
  const refusal = new ApiError(REFUSAL)

  expect(fault.outcome).toBe('unknown')
  expect(refusal.outcome).toBe('refused')
})

test('where no answer came, the message says whether anything was sent', () => {
  const lost = new TransportError(FAULT)
  const unsent = new TransportError({ ...FAULT, outcome: 'not-sent', what: 'the name is unknown' })

  expect(lost.message).toBe('getChat: the connection broke. Whether Telegram carried the call out is unknown.')
  expect(unsent.message).toBe('getChat: the name is unknown. Nothing was sent.')
})

test('there is a cause only where there is one', () => {
  const cause = new Error('ECONNRESET')

  expect(new TransportError({ ...FAULT, cause }).cause).toBe(cause)
  expect(new TransportError(FAULT)).not.toHaveProperty('cause')
})

test('an update is told of by its number, if it has one', () => {
  expect(new UpdateError('message.date', 'a number', 5)).toMatchObject({ path: 'message.date', updateId: 5 })
  expect(new UpdateError('message.date', 'a number').updateId).toBeNull()
  expect(new UpdateError('message.date', 'a number').message).toBe(
    'Expected `message.date` of the update to be a number',
  )
})

/** An error that was made so many calls deep, and how many of them its stack tells. */
function framesOf(depth: number): number {
  if (depth > 0) return framesOf(depth - 1)
  return new UpdateError('message.date', 'a number').stack?.match(/^ +at /gm)?.length ?? 0
}

test('a stack reaches twenty frames further than those of others, for ours would fill it', () => {
  const { stackTraceLimit } = Error
  onTestFinished(() => {
    Error.stackTraceLimit = stackTraceLimit
  })
  Error.stackTraceLimit = 5

  const frames = framesOf(40)

  expect(frames).toBe(25)
  expect(Error.stackTraceLimit).toBe(5)
})

test('who has switched stacks off gets none', () => {
  const { stackTraceLimit } = Error
  onTestFinished(() => {
    Error.stackTraceLimit = stackTraceLimit
  })
  Error.stackTraceLimit = 0

  const frames = framesOf(40)

  expect(frames).toBe(0)
  expect(Error.stackTraceLimit).toBe(0)
})
