import { Client, type Fetch, type Layer } from 'invitegram'
import { afterEach, expect, test, vi } from 'vitest'
import { openExchange } from '../../src/transport/platform'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'
import { aClosedPort, aSecureServer, aServer } from '../support/http-server'

const ANSWER = JSON.stringify({ ok: true, result: aChatInviteLink({ name: 'Größe 🎉' }) })
const failure = (promise: Promise<unknown>) => promise.then(String, (error) => error)
const over = (apiRoot: string, options = {}) => new Client(TOKEN, { apiRoot, fetch, ...options })

afterEach(() => {
  vi.useRealTimers()
})

test('a call is one POST of JSON to the method', async () => {
  const seen: unknown[] = []
  const { url } = await aServer((request, response) => {
    seen.push([request.method, request.url, request.headers['content-type']])
    response.end(ANSWER)
  })

  const link = await over(url).createInviteLink(CHAT, { title: 'Größe 🎉' })

  expect(seen).toEqual([['POST', `/bot${TOKEN}/createChatInviteLink`, 'application/json']])
  expect(link.title).toBe('Größe 🎉')
})

test('a fetch that is handed in is used', async () => {
  const urls: string[] = []
  const own: Fetch = async (url, { body }) => {
    urls.push(url, body)
    return new Response(ANSWER)
  }

  await new Client(TOKEN, { fetch: own }).createInviteLink(CHAT)

  expect(urls).toEqual([`https://api.telegram.org/bot${TOKEN}/createChatInviteLink`, '{"chat_id":-1001234567890}'])
})

test('a stand-in without streams is read as text', async () => {
  const plain = { status: 200, text: async () => ANSWER } as Response

  const link = await new Client(TOKEN, { fetch: async () => plain }).createInviteLink(CHAT)

  expect(link.url).toBe('https://t.me/+AbCdEfGhIjKlMnOp')
})

test('a refused connection sent nothing', async () => {
  const error = await failure(over(await aClosedPort()).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(error.message).toContain('ECONNREFUSED')
})

test('a certificate that is not trusted sent nothing', async () => {
  const { url } = await aSecureServer((_, response) => response.end(ANSWER))

  const error = await failure(over(url).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'not-sent' })
})

test('a connection that breaks after the request leaves an unknown', async () => {
  const { url } = await aServer((request) => request.socket.destroy())

  const error = await failure(over(url).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('an answer cut in the middle leaves an unknown', async () => {
  const { url } = await aServer((request, response) => {
    response.setHeader('Content-Length', 1_000)
    response.write('{"ok":true,', () => request.socket.destroy())
  })

  const error = await failure(over(url).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('a fetch that fails without a word leaves an unknown', async () => {
  const error = await failure(new Client(TOKEN, { fetch: () => Promise.reject('no') }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown', cause: 'no' })
})

test('silence and a stalled body are ended by the time limit', async () => {
  const silent = await aServer(() => {})
  const stalled = await aServer((_, response) => response.write('{"ok":true,'))

  const silence = await failure(over(silent.url, { timeoutMs: 30 }).createInviteLink(CHAT))
  const stall = await failure(over(stalled.url, { timeoutMs: 30 }).createInviteLink(CHAT))

  expect(silence).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
  expect(stall).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
})

test('a fetch that ignores its signal does not hold up the time limit', async () => {
  const deaf = new Client(TOKEN, { fetch: () => new Promise(() => {}), timeoutMs: 20 })

  const error = await failure(deaf.createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'timeout' })
})

test("an abort ends the call with the signal's own reason", async () => {
  const stop = new AbortController()
  const reason = new Error('the guest left')
  const { url } = await aServer(() => stop.abort(reason))

  const error = await failure(over(url).createInviteLink(CHAT, {}, { signal: stop.signal }))

  expect(error).toBe(reason)
})

test('a fetch that ignores its signal keeps no timer after an abort', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const stop = new AbortController()
  const careless: Fetch = () => {
    stop.abort('enough')
    return new Promise(() => {})
  }

  const reason = await failure(new Client(TOKEN, { fetch: careless }).api.call('getMe', {}, { signal: stop.signal }))

  expect(reason).toBe('enough')
  expect(vi.getTimerCount()).toBe(0)
})

test('what is aborted on the way to the fetch does not get there', async () => {
  const stop = new AbortController()
  const urls: string[] = []
  const own: Fetch = async (url) => {
    urls.push(url)
    return new Response(ANSWER)
  }
  const hasty: Layer = (inner) => ({
    call: (method, params, options) => {
      stop.abort('enough')
      return inner.call(method, params, options)
    },
  })
  const client = new Client(TOKEN, { fetch: own, layers: [hasty] })

  const reason = await failure(client.createInviteLink(CHAT, {}, { signal: stop.signal }))

  expect(reason).toBe('enough')
  expect(urls).toEqual([])
})

test('an abort by the very fetch that is called ends the call, and that fetch', async () => {
  const stop = new AbortController()
  const signals: AbortSignal[] = []
  const own: Fetch = (_, init) => {
    signals.push(init.signal)
    stop.abort('enough')
    return new Promise(() => {})
  }

  const error = await failure(new Client(TOKEN, { fetch: own }).createInviteLink(CHAT, {}, { signal: stop.signal }))

  expect(error).toBe('enough')
  expect(signals[0]?.aborted).toBe(true)
})

test('an answer of megabytes is read no further than 16 of them', async () => {
  const { url } = await aServer((_, response) => response.end(Buffer.alloc(17 * 2 ** 20, ' ')))

  const error = await failure(over(url).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'bad-answer', outcome: 'unknown' })
  expect(error.message).toContain('larger than 16 MiB')
})

test('a redirect is not followed, for it would carry the token elsewhere', async () => {
  const elsewhere: unknown[] = []
  const other = await aServer((request, response) => {
    elsewhere.push(request.url)
    response.end(ANSWER)
  })
  const { url } = await aServer((_, response) => {
    response.writeHead(307, { Location: other.url })
    response.end()
  })

  const error = await failure(over(url).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'bad-answer' })
  expect(elsewhere).toEqual([])
})

test("where there is no Node, the platform's own fetch is looked up at each call", async () => {
  const { url } = await aServer((_, response) => response.end(ANSWER))
  const exchange = openExchange(new URL(url), undefined, undefined)

  const answer = await exchange.post('/bot1:a/getMe', '{}', { timeoutMs: 5_000, signal: undefined })
  exchange.close()

  expect(answer).toEqual({ status: 200, body: ANSWER })
})

test('where there is no Node, an agent is refused', () => {
  const agent = { maxSockets: 1, destroy: () => {} }

  expect(() => openExchange(new URL('http://127.0.0.1'), agent, undefined)).toThrow(
    'agents belong to Node: here, hand in a `fetch`',
  )
})

test('where there is no Node, a dispatcher is refused', () => {
  const dispatcher = { dispatch: () => true }

  expect(() => openExchange(new URL('http://127.0.0.1'), undefined, dispatcher)).toThrow(
    'dispatchers belong to Node: here, hand in a `fetch`',
  )
})
