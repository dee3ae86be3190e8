import { Bot } from 'grammy'
import { Client } from 'invitegram'
import { fromGrammy } from 'invitegram/grammy'
import { beforeEach, expect, test } from 'vitest'
import { aServer } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'
import { witness } from '../support/witness'
import { failureOf } from './failure'
import { HOSTS } from './hosts'

const TOKEN = '7000000009:AAG3vErYs3cr3tvErYs3cr3tvErYs3cr3tvE'
const CHAT = -1001234567890

// How other libraries write their requests is for them to answer.
beforeEach(() => witness.brokenOnPurpose())

const REFUSAL = JSON.stringify({ ok: false, error_code: 400, description: 'Bad Request: bad webhook' })

test.each(HOSTS)('over $library, the secret of a webhook that is refused shows in no error', async ({ host }) => {
  const { url } = await aServer((_, response) => void response.writeHead(400).end(REFUSAL))
  const client = new Client(host(TOKEN, url))

  const failure = await failureOf(client.setWebhook({ url: 'https://bot.example/', secretToken: 'a-secret-of-ours' }))

  expect(failure).toMatchObject({ name: 'ApiError', code: 400, cause: { name: expect.any(String) } })
  expect(allThatShows([failure, failure.cause])).not.toContain('a-secret-of-ours')
})

const HALF = 'AAG3vErYs3cr3tvErYs3cr3tvErYs3cr3tvE'

/** Errors of plugins that show the token in a way of their own. */
const TELLTALES: [string, () => unknown][] = [
  ['by its secret half', () => new Error(`${HALF} is void`)],
  ['escaped', () => new Error(`/bot${encodeURIComponent(TOKEN)}/getMe`)],
  [
    'in a URL',
    () => Object.assign(new Error('Broken'), { url: new URL(`https://api.telegram.org/bot${TOKEN}/getMe`) }),
  ],
  ['in a request', () => Object.assign(new Error('Broken'), { on: new Request(`https://example.org/bot${TOKEN}`) })],
  ['in a getter', () => Object.defineProperty(new Error('Broken'), 'stack', { get: () => `at ${TOKEN}` })],
  ['in its name', () => Object.assign(new Error('Broken'), { name: TOKEN })],
  ['in a symbol', () => Symbol(TOKEN)],
  ['in a function', () => Object.assign(new Error('Broken'), { on: Object.assign(() => {}, { token: TOKEN }) })],
  ['in an object that turns into no text', () => Object.assign(Object.create(null), { token: TOKEN })],
]

test.each(TELLTALES)('what a plugin throws shows no token: %s', async (_, thrown) => {
  const bot = new Bot(TOKEN)
  bot.api.config.use(() => {
    throw thrown()
  })

  const failure = await failureOf(new Client(fromGrammy(bot)).createInviteLink(CHAT))

  expect(failure).toMatchObject({ name: 'TransportError', reason: 'network', outcome: 'unknown' })
  expect(allThatShows([failure, failure.cause])).not.toContain(HALF)
})
