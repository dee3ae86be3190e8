import { inspect } from 'node:util'
import { InvalidOptionsError, TransportError } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { createWebhook } from '../../../src/updates/webhook/webhook'
import { aHandler, HEADERS, OPTIONS, SECRET, UPDATE } from './hook'

const URL = 'https://bot.example/hook'

function aRequest({ method = 'POST', headers = {}, body = JSON.stringify(UPDATE) }: RequestInit = {}): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(URL, {
    method,
    headers: { ...HEADERS, ...headers },
    ...(hasBody && { body, duplex: 'half' }),
  } as RequestInit)
}

test('an update is handled, and then there is a 200 with nothing in it', async () => {
  const handler = aHandler()

  const response = await createWebhook(handler, OPTIONS)(aRequest())

  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
  expect([...response.headers]).toEqual([])
  expect(handler.handled).toEqual([UPDATE])
})

test('the answer waits for the handlers', async () => {
  const steps: string[] = []
  let finish = () => {}
  const handling = new Promise<void>((resolve) => {
    finish = resolve
  })
  const begun = vi.fn(() => handling)

  const answered = createWebhook({ handleUpdate: begun }, OPTIONS)(aRequest()).then(() => steps.push('answered'))
  await vi.waitUntil(() => begun.mock.calls.length > 0)
  steps.push('handled')
  finish()
  await answered

  expect(steps).toEqual(['handled', 'answered'])
})

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is no way to send an update', async (method) => {
  const response = await createWebhook(aHandler(), OPTIONS)(aRequest({ method }))

  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('POST')
})

test.each([
  ['none', ''],
  ['another', 'Tr0ub4dor_and-4'],
  ['another at its beginning', 'tr0ub4dor_and-3'],
  ['the beginning of it', 'Tr0ub4dor_and-'],
  ['it and more', `${SECRET}3`],
  ['it twice', `${SECRET}, ${SECRET}`],
  ['the word undefined', 'undefined'],
])('a secret that is %s is turned away without a hint', async (_, secret) => {
  const handler = aHandler()

  const response = await createWebhook(
    handler,
    OPTIONS,
  )(aRequest({ headers: { 'x-telegram-bot-api-secret-token': secret } }))

  expect(response.status).toBe(401)
  expect(await response.text()).toBe('')
  expect([...response.headers]).toEqual([])
  expect(handler.handled).toEqual([])
})

test('a missing secret is wrong, even where the secret is "undefined" or "null"', async () => {
  const { 'x-telegram-bot-api-secret-token': _, ...headers } = HEADERS
  const request = () => new Request(URL, { method: 'POST', headers, body: JSON.stringify(UPDATE) })

  const answers = await Promise.all(
    ['undefined', 'null'].map((secretToken) => createWebhook(aHandler(), { secretToken })(request())),
  )

  expect(answers.map(({ status }) => status)).toEqual([401, 401])
})

test('without a secret, by explicit wish, everybody may send updates', async () => {
  const handler = aHandler()

  const response = await createWebhook(handler, { secretToken: false })(
    aRequest({ headers: { 'x-telegram-bot-api-secret-token': 'whatever' } }),
  )

  expect(response.status).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test.each([
  ['text/plain', 415],
  ['application/jsonp', 415],
  ['application/x-www-form-urlencoded', 415],
  ['application/json; charset=utf-8', 200],
  ['Application/JSON ;charset=utf-8', 200],
])('a body of type %s is answered with %i', async (type, status) => {
  const response = await createWebhook(aHandler(), OPTIONS)(aRequest({ headers: { 'content-type': type } }))

  expect(response.status).toBe(status)
})

test.each([
  ['nothing', ''],
  ['no JSON', '{"update_id":7'],
  ['no object', '[7]'],
  ['null', 'null'],
  ['no id', '{"message":{}}'],
  ['an id that is text', '{"update_id":"7"}'],
  ['an id that is not whole', '{"update_id":7.5}'],
])('a body that is %s is no update', async (_, body) => {
  const handler = aHandler()

  const response = await createWebhook(handler, OPTIONS)(aRequest({ body }))

  expect(response.status).toBe(400)
  expect(await response.text()).toBe('')
  expect(handler.handled).toEqual([])
})

test('a request without a body is no update', async () => {
  const response = await createWebhook(aHandler(), OPTIONS)(new Request(URL, { method: 'POST', headers: HEADERS }))

  expect(response.status).toBe(400)
})

test('bytes that are no UTF-8 are refused, not replaced', async () => {
  const body = Uint8Array.from([...Buffer.from('{"update_id":7,"x":"'), 0xff, ...Buffer.from('"}')])

  const response = await createWebhook(aHandler(), OPTIONS)(aRequest({ body }))

  expect(response.status).toBe(400)
})

test('a body that says it is too large is not read', async () => {
  const request = aRequest({ headers: { 'content-length': '1048577' } })

  const response = await createWebhook(aHandler(), OPTIONS)(request)

  expect(response.status).toBe(413)
  expect(request.bodyUsed).toBe(false)
})

test('a body is read up to the bound, and no further', async () => {
  let pulled = 0
  let wasCancelled = false
  const body = new ReadableStream(
    {
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(400))
      },
      cancel() {
        wasCancelled = true
      },
    },
    { highWaterMark: 0 },
  )

  const response = await createWebhook(aHandler(), { ...OPTIONS, maxBodyBytes: 1000 })(aRequest({ body }))

  expect(response.status).toBe(413)
  expect(pulled).toBe(3)
  expect(wasCancelled).toBe(true)
})

test('a body of exactly as many bytes as it may have is read, in however small pieces it comes', async () => {
  const bytes = Buffer.from(JSON.stringify(UPDATE))
  const handler = aHandler()
  const body = ReadableStream.from([...bytes].map((byte) => Uint8Array.of(byte)))

  const response = await createWebhook(handler, { ...OPTIONS, maxBodyBytes: bytes.length })(aRequest({ body }))

  expect(response.status).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test('a body that does not come is not waited for', async () => {
  let wasCancelled = false
  const body = new ReadableStream({
    cancel() {
      wasCancelled = true
      throw new Error('it would not be cancelled')
    },
  })

  const response = await createWebhook(aHandler(), { ...OPTIONS, bodyTimeoutMs: 1 })(aRequest({ body }))

  expect(response.status).toBe(408)
  expect(wasCancelled).toBe(true)
})

test('a sender that breaks off has sent nothing', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.error(new Error('gone'))
    },
  })

  const response = await createWebhook(aHandler(), OPTIONS)(aRequest({ body }))

  expect(response.status).toBe(400)
})

test('where nobody listens to errors, an update that failed is to come again, and the error is printed', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failure = new Error('the database is away')
  const webhook = createWebhook(aHandler(failure), OPTIONS)

  const first = await webhook(aRequest())
  const second = await webhook(aRequest())
  const calls = [...printed.mock.calls]
  printed.mockRestore()

  expect([first.status, second.status]).toEqual([500, 200])
  expect(await first.text()).toBe('')
  expect(calls).toEqual([[expect.stringContaining('Telegram will send it again'), failure]])
})

test('a closed client leaves updates to whoever comes after, in silence', async () => {
  const closed = new TransportError({ method: 'handleUpdate', reason: 'closed', outcome: 'not-sent', what: 'closed' })

  const response = await createWebhook(aHandler(closed), OPTIONS)(aRequest())

  expect(response.status).toBe(503)
})

test('a body that was read before is the fault of the program, and it is told', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const request = aRequest()
  await request.text()

  const response = await createWebhook(aHandler(), OPTIONS)(request)
  const texts = printed.mock.calls.flat()
  printed.mockRestore()

  expect(response.status).toBe(500)
  expect(texts).toEqual([expect.stringContaining('Let the webhook read it')])
})

test('JSON that is a hundred thousand deep is an update like any other', async () => {
  const handler = aHandler()
  const body = `{"update_id":7,"message":${'['.repeat(100_000)}${']'.repeat(100_000)}}`

  const response = await createWebhook(handler, OPTIONS)(aRequest({ body }))

  expect(response.status).toBe(200)
  expect(handler.handled).toHaveLength(1)
})

test.each([
  ['undefined', undefined],
  ['an empty text', ''],
  ['true', true],
  ['a number', 123456],
  ['too long', 'x'.repeat(257)],
  ['of other characters', 'hunter2!'],
])('a secret to go by that is %s is refused at once, and not shown', (_, secretToken) => {
  const make = () => createWebhook(aHandler(), { secretToken: secretToken as string })

  expect(make).toThrow(InvalidOptionsError)
  expect(make).toThrow(/`secretToken` to be 1 to 256 of A–Z/)
  expect(make).not.toThrow(/hunter2|xxx/)
})

test.each([
  ['maxBodyBytes', 0],
  ['maxBodyBytes', 1.5],
  ['maxBodyBytes', '1024'],
  ['bodyTimeoutMs', 0],
  ['bodyTimeoutMs', Number.NaN],
  ['bodyTimeoutMs', '1000'],
])('%s cannot be %s', (option, value) => {
  expect(() => createWebhook(aHandler(), { ...OPTIONS, [option]: value })).toThrow(
    expect.objectContaining({ name: 'InvalidOptionsError', option }),
  )
})

test('a misspelt secret is known for what it is, and not shown either', () => {
  // @ts-expect-error: it is called secretToken
  const make = () => createWebhook(aHandler(), { secret: 'hunter2-hunter2' })

  const error = thrownBy(make)

  expect(error).toMatchObject({ name: 'InvalidOptionsError', option: 'secret', hint: 'did you mean `secretToken`?' })
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter2')
})

test('options that are none are refused', () => {
  // @ts-expect-error: they are an object
  expect(() => createWebhook(aHandler(), 'secret')).toThrow(/`options` to be an object/)
})

function thrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}
