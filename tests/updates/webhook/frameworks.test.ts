import express from 'express'
import fastify, { type FastifyInstance } from 'fastify'
import { Hono } from 'hono'
import { nodeWebhook } from 'invitegram'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createWebhook } from '../../../src/updates/webhook/webhook'
import { aHandler, HEADERS, OPTIONS, UPDATE } from './hook'
import { serve } from './http'

const BODY = JSON.stringify(UPDATE)
const INTRUDER = { ...HEADERS, 'x-telegram-bot-api-secret-token': 'guess' }

async function post(url: string, headers: Record<string, string> = HEADERS, body = BODY): Promise<number> {
  return (await fetch(`${url}/hook`, { method: 'POST', headers, body })).status
}

async function listen(app: FastifyInstance): Promise<string> {
  onTestFinished(() => app.close())
  return await app.listen({ port: 0, host: '127.0.0.1' })
}

test.each([
  ['as it is', undefined],
  ['after express.json()', express.json()],
  ['after express.raw()', express.raw({ type: 'application/json' })],
  ['after express.text()', express.text({ type: 'application/json' })],
  ['after express.urlencoded()', express.urlencoded({ extended: true })],
])('Express hands updates over %s', async (_, parser) => {
  const handler = aHandler()
  const app = express()
  if (parser) app.use(parser)
  app.post('/hook', nodeWebhook(handler, OPTIONS))
  const url = await serve(app)

  const statuses = [await post(url), await post(url, INTRUDER), await post(url, HEADERS, '[]')]

  expect(statuses).toEqual([200, 401, 400])
  expect(handler.handled).toEqual([UPDATE])
})

test('Express is told of failures by their status alone', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const app = express()
  app.post('/hook', nodeWebhook(aHandler(new Error('no way')), OPTIONS))
  const url = await serve(app)

  const statuses = [await post(url), await post(url)]
  printed.mockRestore()

  expect(statuses).toEqual([500, 200])
})

test('Fastify hands updates over', async () => {
  const handler = aHandler()
  const app = fastify()
  app.post('/hook', nodeWebhook(handler, OPTIONS))
  const url = await listen(app)

  const statuses = [await post(url), await post(url, INTRUDER), await post(url, HEADERS, '[]')]

  expect(statuses).toEqual([200, 401, 400])
  expect(handler.handled).toEqual([UPDATE])
})

test('Fastify hands updates over unparsed, if it is told to', async () => {
  const handler = aHandler()
  const app = fastify()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  app.post('/hook', nodeWebhook(handler, OPTIONS))
  const url = await listen(app)

  expect(await post(url)).toBe(200)
  expect(handler.handled).toEqual([UPDATE])
})

test('the hooks of Fastify see the answer, and nobody complains', async () => {
  const seen: number[] = []
  const complaints: string[] = []
  const app = fastify({ logger: { level: 'warn', stream: { write: (line: string) => complaints.push(line) } } })
  app.addHook('onSend', async (_, reply) => {
    await new Promise((resolve) => setImmediate(resolve))
    seen.push(reply.statusCode)
  })
  app.all('/hook', nodeWebhook(aHandler(), OPTIONS))
  const url = await listen(app)

  const answer = await fetch(`${url}/hook`)
  const status = await post(url)

  expect([answer.status, answer.headers.get('allow'), status]).toEqual([405, 'POST', 200])
  expect(seen).toEqual([405, 200])
  expect(complaints).toEqual([])
})

test('what Fastify has answered in the meantime is not answered again', async () => {
  const webhook = nodeWebhook(aHandler(), OPTIONS)
  const app = fastify()
  app.post('/hook', async (request, reply) => {
    await reply.code(504).send()
    await webhook(request, reply)
  })
  const url = await listen(app)

  expect(await post(url)).toBe(504)
})

test('Hono hands updates over', async () => {
  const handler = aHandler()
  const webhook = createWebhook(handler, OPTIONS)
  const app = new Hono().post('/hook', (context) => webhook(context.req.raw))

  const answers = [
    await app.request('/hook', { method: 'POST', headers: HEADERS, body: BODY }),
    await app.request('/hook', { method: 'POST', headers: INTRUDER, body: BODY }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([200, 401])
  expect(handler.handled).toEqual([UPDATE])
})
