import { Client, type ClientOptions, type Fetch, TransportError } from 'invitegram'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TOKEN } from '../support/bot-api'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** How long a call waits for an answer that never comes, in milliseconds. */
async function patienceOf(call: (client: Client) => Promise<unknown>, options?: ClientOptions): Promise<number> {
  const startMs = Date.now()
  let givenUpMs = Number.NaN
  const fetch: Fetch = (_, { signal }) =>
    new Promise(() => {
      signal.addEventListener('abort', () => {
        givenUpMs = Date.now() - startMs
      })
    })
  const outcome = call(new Client(TOKEN, { fetch, retry: false, throttle: false, ...options })).catch((error) => error)

  await vi.runAllTimersAsync()

  expect(await outcome).toBeInstanceOf(TransportError)
  return givenUpMs
}

test('a call waits for half a minute', async () => {
  expect(await patienceOf((client) => client.api.call('getMe'))).toBe(30_000)
})

test('or for as long as its client is told to, or as it is told itself', async () => {
  const options = { timeoutMs: 20_000 }

  const asClient = await patienceOf((client) => client.api.call('getMe'), options)
  const asCall = await patienceOf((client) => client.api.call('getMe', {}, { timeoutMs: 5_000 }), options)

  expect(asClient).toBe(20_000)
  expect(asCall).toBe(5_000)
})

test('long polling has its own time, on top of that for the answer', async () => {
  const long = await patienceOf((client) => client.api.call('getUpdates', { timeout: 50 }))
  const short = await patienceOf((client) => client.api.call('getUpdates', { timeout: 0 }, { timeoutMs: 5_000 }))

  expect(long).toBe(80_000)
  expect(short).toBe(5_000)
})

test.each([[{}], [{ timeout: -5 }], [{ timeout: '50' as unknown as number }]])(
  'what is no time to poll for adds nothing: %o',
  async (params) => {
    expect(await patienceOf((client) => client.api.call('getUpdates', params))).toBe(30_000)
  },
)

test('of another method, a timeout is a parameter like any other', async () => {
  const params = { offset: 5, timeout: 50 } as object

  expect(await patienceOf((client) => client.api.call('getMyCommands', params))).toBe(30_000)
})
