import { request as httpRequest } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { nodeWebhook } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { aHandler, HEADERS, OPTIONS, SECRET, UPDATE } from './hook'
import { head, Line, serve } from './http'

const MIB = 1_048_576
const BODY = JSON.stringify(UPDATE)

function post(url: string, headers: Record<string, string> = HEADERS, body = BODY): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body })
}

/** A webhook on a server, and how many bytes came in on each of its connections. */
async function aFort(options = {}) {
  const handler = aHandler()
  const webhook = nodeWebhook(handler, { ...OPTIONS, ...options })
  const sockets = new Set<{ bytesRead: number; destroyed: boolean }>()
  const url = await serve((request, response) => {
    sockets.add(request.socket)
    return webhook(request, response)
  })
  return { url, handler, sockets, bytesRead: () => [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, 0) }
}

/** A hundred mebibytes, made as they are asked for. */
function* flood(): Generator<Buffer> {
  const piece = Buffer.alloc(65_536, '[')
  for (let sent = 0; sent < 100 * MIB; sent += piece.length) yield piece
}

/** Sends the flood, whatever comes back. @returns the status it met with */
function sendFlood(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = httpRequest(url, { method: 'POST', headers })
    request.on('response', (response) => resolve(response.statusCode))
    pipeline(Readable.from(flood()), request).catch(() => {})
  })
}

test.each([
  ['a secret that is a guess', { 'x-telegram-bot-api-secret-token': 'guess' }, 401],
  ['another type', { 'content-type': 'video/mp4' }, 415],
  ['its length told', { 'content-length': String(100 * MIB) }, 413],
])('100 MiB with %s are left where they are, and the sender sees why', async (_, headers, status) => {
  const { url, sockets, bytesRead } = await aFort()

  const received = await sendFlood(url, { ...HEADERS, ...headers })
  await vi.waitUntil(() => [...sockets].every(({ destroyed }) => destroyed), 10_000)

  expect(received).toBe(status)
  expect(bytesRead()).toBeLessThan(MIB)
})

test('of 100 MiB whose length is not told no more is read than may come', async () => {
  const { url, sockets, bytesRead } = await aFort({ maxBodyBytes: 2 * MIB })

  const received = await sendFlood(url, HEADERS)
  await vi.waitUntil(() => [...sockets].every(({ destroyed }) => destroyed), 10_000)

  expect(received).toBe(413)
  expect(bytesRead()).toBeLessThan(3 * MIB)
})

test('a hundred such floods at once take no more memory than one', async () => {
  const { url, handler } = await aFort()
  await Promise.all(Array.from({ length: 20 }, () => sendFlood(url, { ...HEADERS, 'content-type': 'text/plain' })))
  const beforeBytes = process.memoryUsage().rss

  const statuses = await Promise.all(
    Array.from({ length: 100 }, () => sendFlood(url, { ...HEADERS, 'x-telegram-bot-api-secret-token': 'guess' })),
  )
  const grownBytes = process.memoryUsage().rss - beforeBytes
  const { status } = await post(url)

  expect(new Set(statuses)).toEqual(new Set([401]))
  expect(grownBytes).toBeLessThan(100 * MIB)
  expect(status).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test('a secret that is sent twice is wrong, even if it is right', async () => {
  const { url, handler } = await aFort()
  const line = new Line(url)
  const secret = `X-Telegram-Bot-Api-Secret-Token: ${SECRET}\r\n`

  line.write(head({ 'Content-Length': String(Buffer.byteLength(BODY)) }).replace(secret, secret + secret) + BODY)

  expect(await line.status()).toBe(401)
  expect(handler.handled).toEqual([])
})

test('a secret of 15 KiB is wrong, like any other', async () => {
  const { url, handler } = await aFort()

  const { status } = await post(url, { ...HEADERS, 'x-telegram-bot-api-secret-token': 'x'.repeat(15_000) })

  expect(status).toBe(401)
  expect(handler.handled).toEqual([])
})

test('a body that never ends is given up, and its connection with it', async () => {
  const { url, handler } = await aFort({ bodyTimeoutMs: 20 })
  const line = new Line(url)

  line.write(`${head({ 'Content-Length': '1000' })}{"update_id":7`)
  await line.closed

  expect(line.received).toMatch(/^HTTP\/1\.1 408 /)
  expect(handler.handled).toEqual([])
})

test('a body that comes drop by drop is given up as well', async () => {
  const { url } = await aFort({ bodyTimeoutMs: 50 })
  const line = new Line(url)

  line.write(head({ 'Content-Length': '100000' }))
  const dripping = setInterval(() => line.write(' '), 2)
  const status = await line.status()
  await line.closed
  clearInterval(dripping)

  expect(status).toBe(408)
})

test('what was on its way when its sender was turned away still gets in, so that the answer is not torn down', async () => {
  const { url, bytesRead } = await aFort()
  const line = new Line(url)
  line.write(head({ 'Content-Length': '1000', 'X-Telegram-Bot-Api-Secret-Token': 'guess' }))
  await line.status()
  const before = bytesRead()

  line.write('x'.repeat(500))

  await expect.poll(bytesRead, { timeout: 10_000 }).toBe(before + 500)
})

test('whoever is turned away and stays on the line is hung up on', async () => {
  const { url } = await aFort()
  const line = new Line(url)

  line.write(head({ 'Content-Length': '1000', 'X-Telegram-Bot-Api-Secret-Token': 'guess' }))
  await line.closed

  expect(line.received).toMatch(/^HTTP\/1\.1 401 /)
})

test('JSON that is deeper than any stack does no harm', async () => {
  const { url, handler } = await aFort()
  const deep = '['.repeat(500_000)

  const broken = await post(url, HEADERS, deep)
  const whole = await post(url, HEADERS, `{"update_id":7,"message":${deep}${']'.repeat(500_000)}}`)

  expect([broken.status, whole.status]).toEqual([400, 200])
  expect(handler.handled).toHaveLength(1)
})

test('a thousand intruders at once do not keep real updates out', async () => {
  const { url, handler } = await aFort({ bodyTimeoutMs: 2_000 })
  const intruders = Array.from({ length: 1_000 }, (_, number) => {
    const line = new Line(url)
    // Some guess, some send rubbish, some say what they never send.
    const isGuess = number % 3 === 0
    const secret = isGuess ? `guess-${number}` : SECRET
    line.write(head({ 'Content-Length': '20', 'X-Telegram-Bot-Api-Secret-Token': secret }))
    if (number % 3 === 1) line.write('{"update_id":"none"}')
    return line
  })

  const served = await Promise.all(
    Array.from({ length: 100 }, (_, id) => post(url, HEADERS, JSON.stringify({ update_id: id }))),
  )
  const statuses = await Promise.all(intruders.map((line) => line.status()))

  expect(served.every(({ status }) => status === 200)).toBe(true)
  expect(handler.handled).toHaveLength(100)
  expect(statuses.map((status, number) => [number % 3, status].join()).filter(isNews)).toEqual([
    '0,401',
    '1,400',
    '2,408',
  ])
})

function isNews(text: string, at: number, all: string[]): boolean {
  return all.indexOf(text) === at
}
