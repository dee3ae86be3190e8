import { Client, type Fetch, TransportError } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { botApi, CHAT, SECRET, TOKEN } from '../support/bot-api'
import { allThatShows } from '../support/secret-watch'

// A page off line, or one whose files have been replaced on the server meanwhile.
vi.mock('../../src/transport/explanations', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

const telegram = botApi()
const failure = (promise: Promise<unknown>) => promise.then(String, (error) => error)

test('where nothing can be loaded to explain it, a refusal leaves an unknown, for nobody has read it', async () => {
  telegram.refuses('createChatInviteLink', { error_code: 400, description: `Bad Request: ${SECRET}` })

  const error = await failure(new Client(TOKEN).createInviteLink(CHAT))

  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({ reason: 'bad-answer', outcome: 'unknown' })
  expect(error.message).toContain('HTTP 400, and what explains it could not be loaded')
})

test('a failure on the way is told without its cause then, which may hold the token', async () => {
  const careless: Fetch = () => Promise.reject(new Error(`request to https://api.telegram.org/bot${TOKEN}/ failed`))

  const error = await failure(new Client(TOKEN, { fetch: careless }).createInviteLink(CHAT))

  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({ reason: 'network', outcome: 'unknown' })
  expect(error.cause).toBeUndefined()
  expect(allThatShows(error)).not.toContain(SECRET)
})
