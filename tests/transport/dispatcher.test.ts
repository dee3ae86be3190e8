import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Client, type ClientOptions, type HttpDispatcher } from 'invitegram'
import { Agent, buildConnector, Pool, ProxyAgent } from 'undici'
import { expect, test } from 'vitest'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'
import { aClosedPort, aSecureServer, aServer, aSocketServer, CERTIFICATE } from '../support/http-server'

const ANSWER = JSON.stringify({ ok: true, result: aChatInviteLink({ name: 'Größe 🎉' }) })
const failure = (promise: Promise<unknown>) => promise.then(String, (error) => error)

const over = (apiRoot: string, dispatcher: HttpDispatcher, options: ClientOptions = {}) =>
  new Client(TOKEN, { apiRoot, dispatcher, retry: false, ...options })

/** A dispatcher as undici had them up to version 6: it knows handlers by their old methods only. */
function anOldDispatcher(agent: Agent): HttpDispatcher {
  const known = ['onConnect', 'onHeaders', 'onData', 'onComplete', 'onError']
  return {
    dispatch(options, handler) {
      const old = known.map((name) => [name, Reflect.get(handler, name).bind(handler)])
      return agent.dispatch(options as Agent.DispatchOptions, Object.fromEntries(old))
    },
  }
}

const KINDS: [string, (options?: Agent.Options) => HttpDispatcher][] = [
  ['of today', (options) => new Agent(options)],
  ['of old', (options) => anOldDispatcher(new Agent(options))],
]

test.each(KINDS)('through a dispatcher %s, a call is one POST of JSON to the method', async (_, open) => {
  const seen: unknown[] = []
  const { url } = await aServer((request, response) => {
    const { 'content-type': type, 'content-length': length } = request.headers
    seen.push([request.method, request.url, type, length])
    response.end(ANSWER)
  })

  const link = await over(`${url}/telegram`, open()).createInviteLink(CHAT, { title: 'Größe 🎉' })

  expect(seen).toEqual([['POST', `/telegram/bot${TOKEN}/createChatInviteLink`, 'application/json', '48']])
  expect(link.title).toBe('Größe 🎉')
})

test.each(KINDS)('through a dispatcher %s, an answer in many pieces is put together', async (_, open) => {
  const { url } = await aServer((_, response) => {
    const bytes = Buffer.from(ANSWER)
    const middle = bytes.indexOf('🎉') + 2
    response.write(bytes.subarray(0, middle))
    setImmediate(() => response.end(bytes.subarray(middle)))
  })

  const link = await over(url, open()).createInviteLink(CHAT)

  expect(link.title).toBe('Größe 🎉')
})

test.each(KINDS)(
  'through a dispatcher %s, a refused connection and a bad certificate sent nothing',
  async (_, open) => {
    const { url } = await aSecureServer((_, response) => response.end(ANSWER))

    const refused = await failure(over(await aClosedPort(), open()).createInviteLink(CHAT))
    const untrusted = await failure(over(url, open()).createInviteLink(CHAT))

    expect(refused).toMatchObject({ reason: 'network', outcome: 'not-sent', cause: { code: 'ECONNREFUSED' } })
    expect(untrusted).toMatchObject({ reason: 'network', outcome: 'not-sent' })
    expect(untrusted.message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
  },
)

test.each(KINDS)('through a dispatcher %s, a connection that breaks leaves an unknown', async (_, open) => {
  const before = await aServer((request) => request.socket.destroy())
  const within = await aServer((request, response) => {
    response.setHeader('Content-Length', 1_000)
    response.write('{"ok":true,', () => request.socket.destroy())
  })

  const early = await failure(over(before.url, open()).createInviteLink(CHAT))
  const late = await failure(over(within.url, open()).createInviteLink(CHAT))

  expect(early).toMatchObject({ reason: 'network', outcome: 'unknown' })
  expect(late).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test.each(KINDS)('through a dispatcher %s, silence and a stalled body are ended by the time limit', async (_, open) => {
  const { url, connections } = await aServer((request, response) => {
    if (request.url?.endsWith('/getMe')) response.end('{"ok":true,"result":true}')
    if (request.url?.endsWith('/getChat')) response.write('{"ok":true,')
  })
  const client = over(url, open())
  const short = { timeoutMs: 50 }

  // However slow the machine, there is a connection before the time runs.
  await client.api.call('getMe')
  const silence = await failure(client.createInviteLink(CHAT, {}, short))
  await client.api.call('getMe')
  const closed = once(connections.at(-1) as Socket, 'close')
  const stall = await failure(client.api.call('getChat', { chat_id: CHAT }, short))
  await closed

  expect(silence).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
  expect(stall).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
})

test.each(KINDS)('through a dispatcher %s, what is given up before it left never leaves', async (_, open) => {
  const seen: unknown[] = []
  const { url } = await aServer((request, response) => {
    seen.push(request.url?.split('/').at(-1))
    response.end('{"ok":true,"result":7}')
  })
  let letThrough = () => {}
  const told = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  const dispatcher = open({ connections: 1, connect: notBefore(told) })
  const client = over(url, dispatcher)

  const error = await failure(client.createInviteLink(CHAT, {}, { timeoutMs: 20 }))
  letThrough()
  await client.api.call('getChatMemberCount', { chat_id: CHAT })

  expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent' })
  expect(seen).toEqual(['getChatMemberCount'])
})

/** Makes connections, but not before it is told to. */
function notBefore(told: Promise<void>): buildConnector.connector {
  const connector = buildConnector({})
  return (options, callback) => {
    told.then(() => connector(options, callback))
  }
}

test.each(KINDS)("through a dispatcher %s, an abort ends the call with the signal's own reason", async (_, open) => {
  const { url, connections } = await aServer(() => stop.abort(reason))
  const stop = new AbortController()
  const reason = new Error('the guest left')

  const error = await failure(over(url, open()).createInviteLink(CHAT, {}, { signal: stop.signal }))
  await once(connections[0] as Socket, 'close')

  expect(error).toBe(reason)
})

test.each(KINDS)('through a dispatcher %s, an answer is read no further than 16 MiB', async (_, open) => {
  const { url } = await aServer((_, response) => response.end(Buffer.alloc(17 * 2 ** 20, ' ')))

  const error = await failure(over(url, open()).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'bad-answer', outcome: 'unknown' })
  expect(error.message).toContain('larger than 16 MiB')
})

test('over https it works the same', async () => {
  const { url } = await aSecureServer((_, response) => response.end(ANSWER))

  const link = await over(url, new Agent({ connect: { ca: CERTIFICATE } })).createInviteLink(CHAT)

  expect(link.title).toBe('Größe 🎉')
})

test('a pool of connections to the right place will do', async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER))
  const client = over(url, new Pool(url, { connections: 1 }))

  await Promise.all([client.createInviteLink(CHAT), client.createInviteLink(CHAT)])

  expect(connections).toHaveLength(1)
})

test('a proxy is gone through', async () => {
  const { url } = await aServer((_, response) => response.end(ANSWER))
  const asked: unknown[] = []
  const proxy = createServer().on('connect', (request, socket: Socket) => {
    asked.push(request.url)
    const { hostname, port } = new URL(url)
    const onward = connect(Number(port), hostname, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    socket.pipe(onward).pipe(socket)
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  const dispatcher = new ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`)

  const link = await over(url, dispatcher).createInviteLink(CHAT)
  await dispatcher.destroy()
  proxy.close()

  expect(link.title).toBe('Größe 🎉')
  expect(asked).toEqual([new URL(url).host])
})

test("the dispatcher's own time limits, of whole seconds, give way to that of the call", async () => {
  const { url } = await aServer((_, response) => response.end(ANSWER))
  const asked: object[] = []
  const agent = new Agent()
  const dispatcher: HttpDispatcher = {
    dispatch(options, handler) {
      asked.push(options)
      return agent.dispatch(options as Agent.DispatchOptions, handler)
    },
  }

  await over(url, dispatcher).createInviteLink(CHAT)

  expect(asked).toMatchObject([{ headersTimeout: 0, bodyTimeout: 0 }])
})

test('what is no HTTP leaves an unknown', async () => {
  const { url } = await aSocketServer((socket) => {
    socket.on('data', () => socket.end('220 mail.example.org ready\r\n'))
  })

  const error = await failure(over(url, new Agent()).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('an answer by a proxy is told by its status', async () => {
  const { url } = await aServer((_, response) => response.writeHead(504).end('<h1>Gateway Time-out</h1>'))

  const error = await failure(over(url, new Agent()).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'bad-answer', outcome: 'unknown' })
  expect(error.message).toContain('HTTP 504')
})

test('a dispatcher that cannot any more has sent nothing', async () => {
  const destroyed = new Agent()
  await destroyed.destroy()
  const broken: HttpDispatcher = {
    dispatch() {
      throw 'no'
    },
  }

  const first = await failure(over('http://127.0.0.1', destroyed).createInviteLink(CHAT))
  const second = await failure(over('http://127.0.0.1', broken).createInviteLink(CHAT))

  expect(first).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(first.message).toContain('UND_ERR_DESTROYED')
  expect(second).toMatchObject({ reason: 'network', outcome: 'not-sent', cause: 'no' })
})

test('closing a client leaves the dispatcher to its owner', async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER))
  const dispatcher = new Agent({ connections: 1 })
  const client = over(url, dispatcher)
  await client.createInviteLink(CHAT)

  await client.close()
  await over(url, dispatcher).createInviteLink(CHAT)

  expect(connections).toHaveLength(1)
})
