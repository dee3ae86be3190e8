import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { aScene, CHAT, saidBy, TOKEN } from '../scene'

/** What comes back over a raw connection until it is closed. */
async function exchange(url: string, ...pieces: string[]): Promise<string> {
  const socket = await aSocket(url)
  for (const piece of pieces) socket.write(piece)
  return text(socket)
}

async function aSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  return socket
}

test('it listens on a free port of this machine, and then no more', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()

  const response = await fetch(`${server.url}/bot${TOKEN}/getMe`)
  await server.close()

  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await saidBy(response)).toMatchObject({ ok: true, result: { username: 'porter_bot' } })
  await expect(fetch(`${server.url}/bot${TOKEN}/getMe`)).rejects.toThrow('fetch failed')
})

test('a port that is taken is refused', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()

  const listening = telegram.listen({ host: '127.0.0.1', port: Number(new URL(server.url).port) })

  await expect(listening).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await server.close()
})

test.each([
  ['port', { port: -1 }],
  ['port', { port: 65_536 }],
  ['port', { port: 0.5 }],
  ['routes', { routes: { health: () => new Response('well') } }],
])('a wrong %s is refused', async (option, options) => {
  const { telegram } = aScene()

  const listening = telegram.listen(options)

  await expect(listening).rejects.toMatchObject({ name: 'InvalidOptionsError', option })
})

test('a fault of its own is an empty 500, and a line on stderr', async () => {
  const { telegram, chat } = aScene()
  Object.defineProperty(chat, 'title', {
    get: () => {
      throw new Error('broken\nby the test')
    },
  })
  const print = vi.spyOn(console, 'error').mockReturnValue()
  const server = await telegram.listen()

  const response = await fetch(`${server.url}/bot${TOKEN}/getChat?chat_id=${CHAT}`)

  await server.close()
  expect([response.status, await response.text()]).toEqual([500, ''])
  expect(print.mock.calls).toEqual([['The emulator failed to answer: Error: broken by the test']])
  print.mockRestore()
})

test('a body gets through, in pieces, too', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()
  const head = `POST /bot${TOKEN}/getChat HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`

  const answer = await exchange(server.url, `${head}Content-Length: 26\r\n\r\n{"chat_id":`, `${CHAT}}`)

  await server.close()
  expect(answer).toContain('HTTP/1.1 200 OK')
  expect(answer).toContain('"title":"Chess club"')
})

test('a connection is kept for the next call', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const call = async () => {
    const sent = request(`${server.url}/bot${TOKEN}/getMe`, { agent }).end()
    const [response] = await once(sent, 'response')
    await text(response)
    return sent.reusedSocket
  }

  const reused = [await call(), await call()]

  agent.destroy()
  await server.close()
  expect(reused).toEqual([false, true])
})

test.each([
  [`PUT /bot${TOKEN}/getMe HTTP/1.1\r\nHost: x\r\n\r\n`, 501],
  [`GET /bot${TOKEN}/getMe?${'a'.repeat(2 ** 18)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  [`GET /bot${TOKEN}/getMe HTTP/1.1\r\nHost: x\r\nX-Large: ${'a'.repeat(2 ** 18)}\r\n\r\n`, 431],
])('what it gives up on is answered with nothing but a status, and hung up on', async (sent, status) => {
  const { telegram } = aScene()
  const server = await telegram.listen()

  const answer = await exchange(server.url, sent)

  await server.close()
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  expect(answer).toMatch(/\r\n\r\n$/)
})

const FORM = 'Content-Type: application/x-www-form-urlencoded'

test.each([
  ['says so beforehand', `${FORM}\r\nContent-Length: 1048577\r\n\r\n`, ''],
  ['says so beforehand, and goes on all the same', `${FORM}\r\nContent-Length: 9000000\r\n\r\n`, 'a'.repeat(8_000_000)],
  ['only does it', `${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n100001\r\n`, 'a'.repeat(2 ** 20 + 1)],
  ['brings files', 'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 52428801\r\n\r\n', '--b'],
])('who sends too much and %s is told so, and hung up on', async (_, headers, body) => {
  const { telegram } = aScene()
  const server = await telegram.listen()

  const socket = await aSocket(server.url)
  socket.write(`POST /bot${TOKEN}/getChat HTTP/1.1\r\nHost: x\r\n${headers}${body}`)
  const [answer] = await once(socket, 'data')
  socket.destroy()

  await server.close()
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 .*\r\nconnection: close\r\n.*\r\n\r\n$/is)
  expect(telegram.calls).toMatchObject([{ request: { body: '' }, response: { status: 413 } }])
})

test('who never stops is not heard out for ever', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()
  const socket = await aSocket(server.url)
  socket.write(`POST /bot${TOKEN}/getChat HTTP/1.1\r\nHost: x\r\n${FORM}\r\nTransfer-Encoding: chunked\r\n\r\n`)
  const chunk = `10000\r\n${'a'.repeat(2 ** 16)}\r\n`
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.resume().on('error', () => {})

  const talk = () => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', talk)
  talk()
  await closed

  await server.close()
  expect(socket.bytesWritten).toBeGreaterThan(50 * 2 ** 20)
})

test('beside the Bot API there may be other pages', async () => {
  const { telegram } = aScene()
  const well = async (request: Request) =>
    Response.json({ method: request.method, path: new URL(request.url).pathname, body: await request.text() })
  const server = await telegram.listen({ routes: { '/health': well } })

  const got = await fetch(`${server.url}/health/now?in=full`)
  const posted = await fetch(`${server.url}/health`, { method: 'POST', body: 'Grüße' })
  const other = await fetch(`${server.url}/bot${TOKEN}/getMe`)

  await server.close()
  expect(await got.json()).toEqual({ method: 'GET', path: '/health/now', body: '' })
  expect(await posted.json()).toEqual({ method: 'POST', path: '/health', body: 'Grüße' })
  expect(await saidBy(other)).toMatchObject({ ok: true })
  expect(telegram.calls).toHaveLength(1)
})

test('for other pages, too, there is a largest body', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen({ routes: { '/health': () => new Response('well') } })
  const headers = { 'content-type': 'application/json' }

  const response = await fetch(`${server.url}/health`, { method: 'POST', headers, body: 'a'.repeat(2 ** 20 + 1) })

  await server.close()
  expect(response.status).toBe(413)
})

test('who asks for the connection to be closed gets it closed', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()

  const answer = await exchange(server.url, `GET /bot${TOKEN}/getMe HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n`)

  await server.close()
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
})

test('who goes away in the midst of a request leaves no trace', async () => {
  const { telegram, ask } = aScene()
  const server = await telegram.listen()
  const socket = await aSocket(server.url)
  socket.write(`POST /bot${TOKEN}/getMe HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf`)
  await telegram.clock.advance(0)

  socket.resetAndDestroy()
  await telegram.clock.advance(1000)

  await server.close()
  expect(telegram.calls).toEqual([])
  expect((await ask('getMe')).ok).toBe(true)
})

test('who goes away while a call waits is not waited for', async () => {
  const { telegram, ask } = aScene()
  telegram.failUpstream('getMe', { code: 420, message: 'FLOOD_WAIT_5' })
  const server = await telegram.listen()
  const call = request(`${server.url}/bot${TOKEN}/getMe`, { agent: false }).on('error', () => {})
  call.end()
  await telegram.clock.advance({ seconds: 1 })

  call.destroy()
  await telegram.clock.advance({ seconds: 10 })

  await server.close()
  expect((await ask('getMe')).ok).toBe(true)
  expect(telegram.calls).toHaveLength(2)
})

test('closing drops a call that still waits', async () => {
  const { telegram } = aScene()
  telegram.failUpstream('getMe', { code: 420, message: 'FLOOD_WAIT_5' })
  const server = await telegram.listen()
  const call = fetch(`${server.url}/bot${TOKEN}/getMe`)
  const dropped = expect(call).rejects.toThrow('fetch failed')
  await telegram.clock.advance({ seconds: 1 })

  await server.close()

  await dropped
})

test('who goes away while they wait for updates is waited for no longer', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()
  const call = request(`${server.url}/bot${TOKEN}/getUpdates?timeout=30`, { agent: false }).on('error', () => {})
  call.end()
  await telegram.clock.advance({ seconds: 1 })

  call.destroy()

  await expect.poll(() => telegram.calls).toMatchObject([{ method: 'getUpdates', response: { status: 200 } }])
  await server.close()
})

test('closing ends the calls that wait for updates', async () => {
  const { telegram } = aScene()
  const server = await telegram.listen()
  const call = fetch(`${server.url}/bot${TOKEN}/getUpdates?timeout=30`)
  const dropped = expect(call).rejects.toThrow('fetch failed')
  await telegram.clock.advance({ seconds: 1 })

  await server.close()

  await dropped
  await expect.poll(() => telegram.calls).toMatchObject([{ method: 'getUpdates', response: { status: 200 } }])
})
