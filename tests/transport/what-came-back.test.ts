import { getEventListeners } from 'node:events'
import { Client, type ClientOptions, FloodError, TransportError } from 'invitegram'
import { Agent } from 'undici'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aServer } from '../support/http-server'

const once: ClientOptions = { retry: false, throttle: false }

/** What comes of a call that is answered so. */
function outcomeOf(body: string | ReadableStream, status = 200): Promise<unknown> {
  const client = new Client(TOKEN, { ...once, fetch: async () => new Response(body, { status }) })
  return client.api.call('getMe').catch((error) => error)
}

test.each([
  ['by its parameters', { retry_after: 7 }, 'Too Many Requests: retry after 15', 7_000],
  ['by its words alone', undefined, 'Too Many Requests: retry after 15', 15_000],
  ['by its words, for no time at all', undefined, 'Too Many Requests: retry after 0', 0],
  ['by parameters that are none', 'soon', 'Too Many Requests: retry after 15', 15_000],
])('how long to wait Telegram tells %s', async (_, parameters, description, retryAfterMs) => {
  const error = await outcomeOf(JSON.stringify({ ok: false, error_code: 429, description, parameters }), 429)

  expect(error).toBeInstanceOf(FloodError)
  expect(error).toHaveProperty('retryAfterMs', retryAfterMs)
})

test.each([
  ['a page of HTML', '\n <html><body>Bad Gateway</body></html>'],
  ['a body that is no JSON object', 'oops <br>'],
  ['JSON of another shape', '[]'],
  ['JSON of another shape', '{"ok":true,"error_code":400,"description":"odd"}'],
  ['JSON of another shape', '{"ok":false,"error_code":400}'],
])('%s is no usable answer: %j', async (what, body) => {
  const error = await outcomeOf(body)

  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({ reason: 'bad-answer', message: expect.stringContaining(what) })
})

test('a character that comes in two pieces is one', async () => {
  const bytes = new TextEncoder().encode('{"ok":true,"result":"🎉"}')
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, 22))
      controller.enqueue(bytes.slice(22))
      controller.close()
    },
  })

  expect(await outcomeOf(body)).toBe('🎉')
})

test('a fetch that fails without a word is a network that failed', async () => {
  const fetch = () => Promise.reject(new Error('no'))

  const error = await new Client(TOKEN, { ...once, fetch }).api.call('getMe').catch((reason) => reason)

  expect(error).toMatchObject({
    reason: 'network',
    outcome: 'unknown',
    message:
      'getMe: the connection broke before the answer was whole. Whether Telegram carried the call out is unknown.',
  })
})

test.each<[string, ClientOptions]>([
  ['node:http', {}],
  ['fetch', { fetch }],
  ['a dispatcher', { dispatcher: new Agent() }],
])('over %s, nobody listens to a signal when the call is over', async (_, options) => {
  const { url } = await aServer((_, response) => response.end('{"ok":true,"result":true}'))
  const { signal } = new AbortController()

  const result = await new Client(TOKEN, { ...once, apiRoot: url, ...options }).api.call('getMe', {}, { signal })

  expect(result).toBe(true)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('a failure whose causes go round in a circle is a failure of the network', async () => {
  const circular = new Error('the proxy is away')
  circular.cause = new Error('the proxy is away', { cause: circular })
  const client = new Client(TOKEN, { ...once, fetch: () => Promise.reject(circular) })

  const error = await client.api.call('getMe').catch((failure) => failure)

  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})
