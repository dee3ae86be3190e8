import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { connect, Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'
import { aClosedPort, aSecureServer, aServer, aSocketServer, CERTIFICATE } from '../support/http-server'

const ANSWER = JSON.stringify({ ok: true, result: aChatInviteLink({ name: 'Größe 🎉' }) })
const failure = (promise: Promise<unknown>) => promise.then(String, (error) => error)

test('a call is one POST of JSON to the method', async () => {
  const seen: unknown[] = []
  const { url } = await aServer((request, response) => {
    const { 'content-type': type, 'content-length': length } = request.headers
    seen.push([request.method, request.url, type, length])
    response.end(ANSWER)
  })
  const client = new Client(TOKEN, { apiRoot: url })

  const link = await client.createInviteLink(CHAT, { title: 'Größe 🎉' })

  expect(seen).toEqual([['POST', `/bot${TOKEN}/createChatInviteLink`, 'application/json', '48']])
  expect(link.title).toBe('Größe 🎉')
})

test('a path in front of the Bot API and the test environment are kept', async () => {
  const paths: unknown[] = []
  const { url } = await aServer((request, response) => {
    paths.push(request.url)
    response.end(ANSWER)
  })

  await new Client(TOKEN, { apiRoot: `${url}/telegram/` }).createInviteLink(CHAT)
  await new Client(TOKEN, { apiRoot: url, testEnvironment: true }).createInviteLink(CHAT)

  expect(paths).toEqual([`/telegram/bot${TOKEN}/createChatInviteLink`, `/bot${TOKEN}/test/createChatInviteLink`])
})

test('an answer in many pieces is put together, characters cut in half too', async () => {
  const { url } = await aServer((_, response) => {
    const bytes = Buffer.from(ANSWER)
    const middle = bytes.indexOf('🎉') + 2
    response.write(bytes.subarray(0, middle))
    setImmediate(() => response.end(bytes.subarray(middle)))
  })

  const link = await new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT)

  expect(link.title).toBe('Größe 🎉')
})

test('calls share a connection', async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER))
  const client = new Client(TOKEN, { apiRoot: url })

  await client.createInviteLink(CHAT)
  await client.createInviteLink(CHAT)

  expect(connections).toHaveLength(1)
})

test('a connection that the server is about to close is not used again', async () => {
  const { url, connections } = await aServer((_, response) => {
    response.setHeader('Keep-Alive', 'timeout=1')
    response.end(ANSWER)
  })
  const client = new Client(TOKEN, { apiRoot: url })

  await client.createInviteLink(CHAT)
  await client.createInviteLink(CHAT)

  expect(connections).toHaveLength(2)
})

// The servers of these two tests never close a connection by themselves: that it closes is the client's doing.

test('an idle connection is dropped a second before the server says it would', async () => {
  const { url, connections } = await aServer(
    (_, response) => {
      response.setHeader('Keep-Alive', 'timeout=2')
      response.end(ANSWER)
    },
    { keepAliveTimeout: 0 },
  )

  await new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT)

  await expect(once(connections[0] as Socket, 'close')).resolves.toBeDefined()
})

test('an idle connection is dropped where the server says nothing', { timeout: 20_000 }, async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER), { keepAliveTimeout: 0 })

  await new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT)

  await expect(once(connections[0] as Socket, 'close')).resolves.toBeDefined()
})

test('a connection in use may be silent for longer than an idle one is kept', async () => {
  let calls = 0
  const { url, connections } = await aServer((_, response) => {
    response.setHeader('Keep-Alive', 'timeout=2')
    setTimeout(() => response.end(ANSWER), calls++ === 0 ? 0 : 1_200)
  })
  const client = new Client(TOKEN, { apiRoot: url })

  await client.createInviteLink(CHAT)
  const link = await client.createInviteLink(CHAT)

  expect(link.title).toBe('Größe 🎉')
  expect(connections).toHaveLength(1)
})

test('an idle connection does not keep a process alive', async () => {
  const { url } = await aServer((_, response) => {
    response.setHeader('Keep-Alive', 'timeout=3600')
    response.end(ANSWER)
  })
  const program = `
    import { Client } from 'invitegram'
    await new Client('${TOKEN}', { apiRoot: '${url}' }).createInviteLink(${CHAT})
    console.log('the last line')
    // Nothing but an open connection could let it come to this.
    setTimeout(() => console.log('still alive'), 1_000).unref()`
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { cwd })
  const output: string[] = []
  child.stdout.on('data', (text) => output.push(String(text)))
  child.stderr.on('data', (text) => output.push(String(text)))

  const [code] = await once(child, 'exit')

  expect(output.join('')).toBe('the last line\n')
  expect(code).toBe(0)
})

test('a refused connection sent nothing', async () => {
  const client = new Client(TOKEN, { apiRoot: await aClosedPort() })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toMatchObject({
    kind: 'transport',
    reason: 'network',
    outcome: 'not-sent',
    method: 'createChatInviteLink',
  })
  expect(error.message).toBe('createChatInviteLink: no connection could be made (ECONNREFUSED). Nothing was sent.')
  expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' })
})

test('a name that no one knows sent nothing', async () => {
  const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND bot.api'), { code: 'ENOTFOUND' })
  const agent = new Agent({ lookup: (_host, _options, callback) => callback(unknown, '', 4) })

  const error = await failure(new Client(TOKEN, { apiRoot: 'http://bot.api', agent }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'not-sent' })
})

test('a certificate that is not trusted sent nothing', async () => {
  const { url } = await aSecureServer((_, response) => response.end(ANSWER))

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(error.cause).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
})

test('over https it works the same, with an agent of the caller', async () => {
  const { url } = await aSecureServer((_, response) => response.end(ANSWER))
  const agent = new SecureAgent({ ca: CERTIFICATE })

  const link = await new Client(TOKEN, { apiRoot: url, agent }).createInviteLink(CHAT)

  expect(link.title).toBe('Größe 🎉')
})

test('over https a connection that breaks after the request leaves an unknown', async () => {
  const { url } = await aSecureServer((request) => request.socket.destroy())
  const agent = new SecureAgent({ ca: CERTIFICATE })

  const error = await failure(new Client(TOKEN, { apiRoot: url, agent }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('a connection that breaks after the request leaves an unknown', async () => {
  const { url } = await aServer((request) => request.socket.destroy())

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
  expect(error.message).toContain('Whether Telegram carried the call out is unknown')
})

test('a connection that an agent has opened before, as those of proxies do, leaves an unknown too', async () => {
  const { url } = await aServer((request) => request.socket.destroy())
  const open = connect(Number(new URL(url).port), '127.0.0.1')
  await once(open, 'connect')
  const agent = Object.assign(new Agent(), { createConnection: () => open })

  const error = await failure(new Client(TOKEN, { apiRoot: url, agent }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('a kept connection that breaks leaves an unknown too', async () => {
  let calls = 0
  const { url } = await aServer((request, response) => {
    calls++
    if (calls === 1) response.end(ANSWER)
    else request.socket.destroy()
  })
  const client = new Client(TOKEN, { apiRoot: url })
  await client.createInviteLink(CHAT)

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('a kept connection that has broken just now has sent nothing', async () => {
  const { url } = await aServer((_, response) => response.end(ANSWER))
  const agent = new Agent({ keepAlive: true })
  const client = new Client(TOKEN, { apiRoot: url, agent, retry: false })
  await Promise.all([client.createInviteLink(CHAT), client.createInviteLink(CHAT)])

  for (const socket of Object.values(agent.freeSockets).flat().slice(1)) socket?.destroy()
  const error = await failure(client.createInviteLink(CHAT))
  agent.destroy()

  expect(error).toMatchObject({ reason: 'network', outcome: 'not-sent' })
})

test('an answer cut in the middle leaves an unknown', async () => {
  const { url } = await aServer((request, response) => {
    response.setHeader('Content-Length', 1_000)
    response.write('{"ok":true,', () => request.socket.destroy())
  })

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('what is no HTTP leaves an unknown', async () => {
  const { url } = await aSocketServer((socket) => {
    socket.on('data', () => socket.end('220 mail.example.org ready\r\n'))
  })

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
})

test('silence is ended by the time limit, and leaves an unknown', async () => {
  const { url } = await aServer(() => {})

  const error = await failure(new Client(TOKEN, { apiRoot: url, timeoutMs: 30 }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
  expect(error.message).toContain('no whole answer came within 30 ms')
})

test('the time limit covers a body that stalls', async () => {
  const { url } = await aServer((_, response) => response.write('{"ok":true,'))

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT, {}, { timeoutMs: 30 }))

  expect(error).toMatchObject({ reason: 'timeout', outcome: 'unknown' })
})

test('a connection that is never made is ended by the time limit, and sent nothing', async () => {
  const agent = Object.assign(new Agent(), {
    createConnection: () => Object.assign(new Socket(), { connecting: true }),
  })

  const error = await failure(
    new Client(TOKEN, { apiRoot: 'http://127.0.0.1', agent, timeoutMs: 30 }).createInviteLink(CHAT),
  )

  expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent' })
})

test('a handshake that never ends is ended by the time limit, and sent nothing', async () => {
  const { url } = await aSocketServer(() => {}, 'https')

  const error = await failure(new Client(TOKEN, { apiRoot: url, timeoutMs: 50 }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent' })
})

test('long polling has its own waiting time on top of the limit', async () => {
  const { url } = await aServer((_, response) => setTimeout(() => response.end('{"ok":true,"result":[]}'), 60))
  const client = new Client(TOKEN, { apiRoot: url, timeoutMs: 30 })

  const updates = await client.api.call('getUpdates', { timeout: 50 })

  expect(updates).toEqual([])
})

test('a limit beyond what timers count is no limit', async () => {
  const { url } = await aServer((_, response) => response.end(ANSWER))
  const client = new Client(TOKEN, { apiRoot: url, timeoutMs: Number.POSITIVE_INFINITY })

  const link = await client.createInviteLink(CHAT)

  expect(link.url).toBe('https://t.me/+AbCdEfGhIjKlMnOp')
})

test('an answer of megabytes is read no further than 16 of them', async () => {
  const { url } = await aServer((_, response) => response.end(Buffer.alloc(17 * 2 ** 20, ' ')))

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'bad-answer', outcome: 'unknown' })
  expect(error.message).toContain('larger than 16 MiB')
})

test("an abort ends the call with the signal's own reason, and the connection", async () => {
  const { url, connections } = await aServer(() => stop.abort(reason))
  const stop = new AbortController()
  const reason = new Error('the guest left')

  const error = await failure(new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT, {}, { signal: stop.signal }))
  await once(connections[0] as Socket, 'close')

  expect(error).toBe(reason)
})

test('an abort while a connection is being opened ends the call, and the connection', async () => {
  const { url } = await aServer(() => {})
  const stop = new AbortController()
  const socket = new Socket()
  const createConnection = () => {
    stop.abort('enough')
    return socket.connect(Number(new URL(url).port), '127.0.0.1')
  }
  const agent = Object.assign(new Agent(), { createConnection })

  const error = await failure(
    new Client(TOKEN, { apiRoot: url, agent }).createInviteLink(CHAT, {}, { signal: stop.signal }),
  )
  await once(socket, 'close')

  expect(error).toBe('enough')
})

test('a signal that is aborted already lets nothing out', async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER))
  const reason = { why: 'too late' }

  const error = await failure(
    new Client(TOKEN, { apiRoot: url }).createInviteLink(CHAT, {}, { signal: AbortSignal.abort(reason) }),
  )

  expect(error).toBe(reason)
  expect(connections).toEqual([])
})

test('a signal outlives many calls without gathering listeners', async () => {
  const { url } = await aServer((_, response) => response.end(ANSWER))
  const client = new Client(TOKEN, { apiRoot: url })
  const { signal } = new AbortController()
  const added = { count: 0 }
  const { addEventListener, removeEventListener } = signal
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    added.count++
    addEventListener.apply(signal, args)
  }
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    added.count--
    removeEventListener.apply(signal, args)
  }

  await client.createInviteLink(CHAT, {}, { signal })
  await client.createInviteLink(CHAT, {}, { signal })

  expect(added.count).toBe(0)
})

test('an agent for another protocol is told of, and sent nothing', async () => {
  const client = new Client(TOKEN, { apiRoot: 'https://127.0.0.1', agent: new Agent() })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toMatchObject({ reason: 'network', outcome: 'not-sent' })
  expect(error.cause).toMatchObject({ code: 'ERR_INVALID_PROTOCOL' })
})

test('a closed client has let go of its connections, and refuses calls', async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER))
  const client = new Client(TOKEN, { apiRoot: url })
  await client.createInviteLink(CHAT)

  await client.close()
  const error = await failure(client.createInviteLink(CHAT))
  await once(connections[0] as Socket, 'close')

  expect(error).toMatchObject({ kind: 'transport', reason: 'closed', outcome: 'not-sent' })
})

test('closing waits for the calls under way', async () => {
  const events: string[] = []
  const { url } = await aServer((_, response) => {
    events.push('answered')
    response.end(ANSWER)
  })
  const client = new Client(TOKEN, { apiRoot: url })

  const call = client.createInviteLink(CHAT)
  await client.close()
  events.push('closed')
  const link = await call

  expect(events).toEqual(['answered', 'closed'])
  expect(link.title).toBe('Größe 🎉')
})

test("the caller's agent is left alone by close", async () => {
  const { url, connections } = await aServer((_, response) => response.end(ANSWER))
  const agent = new Agent({ keepAlive: true })
  const client = new Client(TOKEN, { apiRoot: url, agent })

  await client.createInviteLink(CHAT)
  await client.close()
  await new Client(TOKEN, { apiRoot: url, agent }).createInviteLink(CHAT)

  expect(connections).toHaveLength(1)
  agent.destroy()
})
