import { Agent } from 'node:http'
import { type Caller, Client, type Fetch, InvalidOptionsError, type Layer, TransportError } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT, SECRET, TOKEN } from '../support/bot-api'
import { aClosedPort, aSecureServer, aServer } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'

const failure = (promise: Promise<unknown>) => promise.then(String, (error) => error)

/** A fetch that fails as carelessly as can be. */
const telling =
  (error: unknown): Fetch =>
  () =>
    Promise.reject(error)

test.each<[string, unknown]>([
  ['its message', new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed`)],
  ['the secret half alone', new TypeError(`${SECRET} is no function`)],
  ['a field', Object.assign(new Error('failed'), { url: `https://api.telegram.org/bot${TOKEN}/` })],
  ['a hidden field', Object.defineProperty(new Error('failed'), 'url', { value: TOKEN })],
  ['a field of a symbol', Object.assign(new Error('failed'), { [Symbol('url')]: { deep: [TOKEN] } })],
  ['a map', Object.assign(new Error('failed'), { headers: new Map([['referer', TOKEN]]) })],
  ['a set', Object.assign(new Error('failed'), { urls: new Set([TOKEN]) })],
  ['a name of a field', Object.assign(new Error('failed'), { [TOKEN]: 'here' })],
  ['its cause', new Error('failed', { cause: new Error('underneath', { cause: { url: TOKEN } }) })],
  ['its code', Object.assign(new Error('failed'), { code: TOKEN })],
  ['its stack', Object.assign(new Error('failed'), { stack: `Error: failed\n at ${TOKEN}` })],
  ['no error but a text', `failed: ${TOKEN}`],
])('a failure that holds the token in %s is told without it', async (_, careless) => {
  const client = new Client(TOKEN, { fetch: telling(careless) })

  const error = await failure(client.createInviteLink(CHAT))

  expect(error).toBeInstanceOf(TransportError)
  expect(error.cause).toBeDefined()
  expect(allThatShows(error)).not.toContain(SECRET)
})

test('of a failure without the token nothing is lost', async () => {
  const cause = Object.assign(new Error('failed'), { code: 'EPIPE', more: { deep: [1, 2] } })

  const error = await failure(new Client(TOKEN, { fetch: telling(cause) }).createInviteLink(CHAT))

  expect(error.cause).toBe(cause)
})

test('of a failure with the token, name, message, code and cause are left', async () => {
  const cause = Object.assign(new RangeError(`too far: ${TOKEN}`, { cause: new Error('underneath') }), { code: 'EFAR' })

  const error = await failure(new Client(TOKEN, { fetch: telling(cause) }).createInviteLink(CHAT))

  expect(error.cause).toMatchObject({ name: 'RangeError', message: 'too far: <token>', code: 'EFAR' })
  expect(error.cause.cause).toMatchObject({ message: 'underneath' })
})

test('a failure that is too large to look through is copied, and a circle of causes ends', async () => {
  const large = Object.assign(new Error('failed'), { rows: Array.from({ length: 5_000 }, (_, row) => ({ row })) })
  const circle = new Error(`round: ${TOKEN}`)
  circle.cause = circle

  const errors = await Promise.all(
    [large, circle].map((cause) => failure(new Client(TOKEN, { fetch: telling(cause) }).createInviteLink(CHAT))),
  )

  expect(errors[0].cause).not.toHaveProperty('rows')
  expect(allThatShows(errors[1])).not.toContain(SECRET)
})

test('the token is in no error of a real connection, over http, https and fetch', async () => {
  const broken = await aServer((request) => request.socket.destroy())
  const secure = await aSecureServer(() => {})
  const silent = await aServer(() => {})
  const html = await aServer((request, response) => response.end(`<h1>No ${request.url}</h1>`))
  const roots = [await aClosedPort(), broken.url, secure.url, silent.url, html.url]
  const clients = roots.flatMap((apiRoot) => [
    new Client(TOKEN, { apiRoot, timeoutMs: 100 }),
    new Client(TOKEN, { apiRoot, timeoutMs: 100, fetch }),
    new Client(TOKEN, { apiRoot, timeoutMs: 100, agent: new Agent() }),
  ])

  const errors = await Promise.all(clients.map((client) => failure(client.createInviteLink(CHAT))))

  expect(errors).toHaveLength(15)
  expect(errors.every((error) => error instanceof TransportError)).toBe(true)
  expect(errors.map(allThatShows).join('\n')).not.toContain(SECRET)
})

test('layers and callers never see the token', async () => {
  const seen: unknown[] = []
  const spying: Layer = (inner: Caller) => {
    seen.push(inner)
    return {
      async call(method, params, options) {
        seen.push(method, params, options)
        return await inner.call(method, params, options)
      },
    }
  }
  const client = new Client(TOKEN, { apiRoot: await aClosedPort(), layers: [spying] })

  await failure(client.createInviteLink(CHAT))

  expect(seen).toHaveLength(4)
  expect(allThatShows(seen)).not.toContain(SECRET)
})

test('the short secret of a made-up token does not make holes in every word', async () => {
  const cause = new Error('no such banana, 1:a')

  const error = await failure(new Client('1:a', { fetch: telling(cause) }).createInviteLink(CHAT))

  expect(error.cause.message).toBe('no such banana, <token>')
})

test.each<[string, (client: Client) => Promise<unknown>]>([
  ['in the place of a chat', (client) => client.createInviteLink(TOKEN)],
  ['under an unknown name', (client) => client.createInviteLink(CHAT, { botToken: TOKEN } as object)],
  ['in the place of a method', (client) => client.api.call(TOKEN as 'getMe')],
  ['as a title', (client) => client.createInviteLink(CHAT, { title: TOKEN })],
  ['in the place of a link', (client) => client.revokeInviteLink(CHAT, TOKEN)],
  ['deep in an object', (client) => client.createInviteLink(CHAT, { limit: { token: TOKEN } } as object)],
])('a token that is handed in %s is not repeated', async (_, act) => {
  const error = await failure(act(new Client(TOKEN)))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(allThatShows(error)).not.toContain(SECRET)
})
