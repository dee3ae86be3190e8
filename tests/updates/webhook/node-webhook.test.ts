import { Readable } from 'node:stream'
import { Client, InvalidOptionsError, nodeWebhook } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { aTelegram } from '../../support/telegram'
import { aHandler, HEADERS, OPTIONS, UPDATE } from './hook'
import { head, Line, serve } from './http'

const BODY = JSON.stringify(UPDATE)

function post(url: string, headers: Record<string, string> = HEADERS, body = BODY): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body })
}

/** A request of which every byte comes by itself. */
function writeInPieces(line: Line): void {
  line.write(head({ 'Transfer-Encoding': 'chunked' }))
  for (const byte of Buffer.from(BODY)) line.write(Uint8Array.from([0x31, 13, 10, byte, 13, 10]))
  line.write('0\r\n\r\n')
}

test('an update is handled, and then there is a 200 with nothing in it', async () => {
  const handler = aHandler()
  const url = await serve(nodeWebhook(handler, OPTIONS))

  const response = await post(url)

  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
  expect([...response.headers.keys()]).toEqual(['connection', 'content-length', 'date', 'keep-alive'])
  expect(handler.handled).toEqual([UPDATE])
})

test('a client that serves a webhook of Node says so where none is set', async () => {
  const { telegram, bot, chat } = aTelegram()
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  nodeWebhook(client, OPTIONS)

  const { because } = await client.getChatAccess(chat.id)

  expect(because.receivesAccessChanges).toBe(
    'the client waits for a webhook, and none is set: call `client.setWebhook({ url, secretToken })`',
  )
})

test('one connection serves any number of updates', async () => {
  const handler = aHandler()
  const line = new Line(await serve(nodeWebhook(handler, OPTIONS)))

  line.write(`${head({ 'Content-Length': '15' })}{"update_id":1}${head({ 'Content-Length': '15' })}{"update_id":2}`)
  await vi.waitUntil(() => line.received.split('HTTP/1.1 200 OK').length === 3)

  expect(handler.handled.map(({ update_id }) => update_id)).toEqual([1, 2])
})

test('an update may come in any number of pieces', async () => {
  const handler = aHandler()
  const line = new Line(await serve(nodeWebhook(handler, OPTIONS)))

  writeInPieces(line)

  expect(await line.status()).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test.each([
  ['at once', (line: Line) => line.write(`${head({ 'Content-Length': '15' })}{"update_id":7}`), { update_id: 7 }],
  ['in pieces', writeInPieces, UPDATE],
])('an update may be read as text, and come %s', async (_, write, update) => {
  const handler = aHandler()
  const hook = nodeWebhook(handler, OPTIONS)
  const url = await serve((request, response) => {
    request.setEncoding('utf8')
    void hook(request, response)
  })
  const line = new Line(url)

  write(line)

  expect(await line.status()).toBe(200)
  expect(handler.handled).toEqual([update])
})

test('a body that is here at once and too large is refused all the same', async () => {
  const handler = aHandler()
  const line = new Line(await serve(nodeWebhook(handler, { ...OPTIONS, maxBodyBytes: 14 })))

  line.write(`${head({ 'Transfer-Encoding': 'chunked' })}f\r\n{"update_id":1}\r\n0\r\n\r\n`)

  expect(await line.status()).toBe(413)
  expect(handler.handled).toEqual([])
})

test('where nobody listens to errors, an update that failed is to come again, and the error is printed', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failure = new Error('the database is away')
  const url = await serve(nodeWebhook(aHandler(failure), OPTIONS))

  const statuses = [(await post(url)).status, (await post(url)).status]
  const calls = [...printed.mock.calls]
  printed.mockRestore()

  expect(statuses).toEqual([500, 200])
  expect(calls).toEqual([[expect.stringContaining('Telegram will send it again'), failure]])
})

test.each([
  ['a wrong method', {}, 'PUT', 405],
  ['a wrong secret', { 'X-Telegram-Bot-Api-Secret-Token': 'guess' }, 'POST', 401],
  ['a wrong type', { 'Content-Type': 'text/plain' }, 'POST', 415],
  ['too large a body', { 'Content-Length': '1048577' }, 'POST', 413],
])('%s ends the connection, with nothing but the status', async (_, headers, method, status) => {
  const handler = aHandler()
  const line = new Line(await serve(nodeWebhook(handler, OPTIONS)))

  line.write(head({ 'Content-Length': '2', ...headers }, method))
  line.write('{}')
  const received = await line.status()
  line.socket.end()
  await line.closed

  expect(received).toBe(status)
  expect(line.received).toMatch(/\r\nConnection: close\r\n/)
  expect(line.received).toMatch(/\r\nContent-Length: 0\r\n(.+\r\n)*\r\n$/)
  expect(line.received.includes('Allow: POST')).toBe(status === 405)
  expect(handler.handled).toEqual([])
})

test.each([
  ['no JSON', '{"update_id":', 400],
  ['no update', '{"id":7}', 400],
])('a body that is %s is answered, and the connection goes on', async (_, body, status) => {
  const line = new Line(await serve(nodeWebhook(aHandler(), OPTIONS)))

  line.write(`${head({ 'Content-Length': String(body.length) })}${body}`)

  expect(await line.status()).toBe(status)
  expect(line.received).toContain('Connection: keep-alive')
})

test.each([
  ['parsed', JSON.parse(BODY), 200],
  ['as text', BODY, 200],
  ['as bytes', Buffer.from(BODY), 200],
  ['as nothing', null, 400],
  ['as a number', 7, 400],
])('a body that came %s from somebody before is taken as it is', async (_, body, status) => {
  const handler = aHandler()
  const webhook = nodeWebhook(handler, OPTIONS)
  const url = await serve(async (request, response) => {
    for await (const _ of request);
    await webhook(Object.assign(request, { body }), response)
  })

  const response = await post(url)

  expect(response.status).toBe(status)
  expect(handler.handled).toEqual(status === 200 ? [UPDATE] : [])
})

test('a body is taken as somebody made it, even where it does not tell whether it was read', async () => {
  const handler = aHandler()
  const response = { headersSent: false, writeHead: vi.fn(), flushHeaders: vi.fn(), end: vi.fn() }
  const request = Object.assign(Readable.from([]), { method: 'POST', headers: HEADERS, body: UPDATE })
  Object.defineProperty(request, 'readableDidRead', { value: undefined })

  await nodeWebhook(handler, OPTIONS)(request, response)

  expect(response.writeHead.mock.calls).toEqual([[200, { 'Content-Length': '0' }]])
  expect(handler.handled).toEqual([UPDATE])
})

test('an empty body that a parser left, having passed the request over, is no body', async () => {
  const handler = aHandler()
  const webhook = nodeWebhook(handler, OPTIONS)
  const url = await serve((request, response) => webhook(Object.assign(request, { body: {} }), response))

  const response = await post(url)

  expect(response.status).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test('a body that was read before and is kept nowhere is the fault of the program, and it is told', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const webhook = nodeWebhook(aHandler(), OPTIONS)
  const url = await serve(async (request, response) => {
    for await (const _ of request);
    await webhook(request, response)
  })

  const { status } = await post(url)
  const texts = printed.mock.calls.flat()
  printed.mockRestore()

  expect(status).toBe(500)
  expect(texts).toEqual([expect.stringContaining('Let the webhook read it')])
})

test('what was answered in the meantime is not answered again', async () => {
  const webhook = nodeWebhook(aHandler(), OPTIONS)
  const outcomes: unknown[] = []
  const url = await serve(async (request, response) => {
    response.writeHead(504).end('too late')
    outcomes.push(await webhook(request, response).catch((error) => error))
  })

  const statuses = [(await post(url)).status, (await post(url, { ...HEADERS, 'content-type': 'text/html' })).status]

  await vi.waitUntil(() => outcomes.length === 2)
  expect(statuses).toEqual([504, 504])
  expect(outcomes).toEqual([undefined, undefined])
})

test('a sender that goes away in the middle has sent nothing, and does no harm', async () => {
  const handler = aHandler()
  const outcomes: unknown[] = []
  const webhook = nodeWebhook(handler, OPTIONS)
  const url = await serve(async (request, response) => {
    outcomes.push(await webhook(request, response).catch((error) => error))
  })
  const line = new Line(url)

  line.write(`${head({ 'Content-Length': '100' })}{"update_id":7`)
  line.socket.end()
  await line.closed
  await vi.waitUntil(() => outcomes.length === 1)

  expect(outcomes).toEqual([undefined])
  expect((await post(url)).status).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test('options that cannot be right are refused at once', () => {
  expect(() => nodeWebhook(aHandler(), { secretToken: undefined })).toThrow(InvalidOptionsError)
})
