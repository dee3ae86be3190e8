import { Client, TransportError } from 'invitegram'
import { beforeEach, expect, test } from 'vitest'
import { aFaultyTelegram, type Fault } from '../support/faulty-telegram'
import { aServer } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'
import { witness } from '../support/witness'
import { failureOf } from './failure'
import { HOSTS, onEachHost } from './hosts'

const TOKEN = '7000000009:AAG3vErYs3cr3tvErYs3cr3tvErYs3cr3tvE'
const CHAT = -1001234567890

// How other libraries write their requests is for them to answer.
beforeEach(() => witness.brokenOnPurpose())

/** What can happen on the way, and what is known then. A server error in HTML, Telegraf tells as one of Telegram's. */
const FAULTS: { fault: Fault; reason: string; outcome: string; done: number }[] = [
  { fault: 'refused', reason: 'network', outcome: 'not-sent', done: 0 },
  { fault: 'reset', reason: 'network', outcome: 'unknown', done: 0 },
  { fault: 'reset after the work', reason: 'network', outcome: 'unknown', done: 1 },
  { fault: 'invalid JSON', reason: 'bad-answer', outcome: 'unknown', done: 1 },
  { fault: 'HTML with 200', reason: 'bad-answer', outcome: 'unknown', done: 1 },
  { fault: 'empty 200', reason: 'bad-answer', outcome: 'unknown', done: 1 },
  { fault: '502', reason: 'bad-answer', outcome: 'unknown', done: 0 },
]
const CASES = onEachHost(FAULTS).filter(({ library, fault }) => library !== 'Telegraf' || fault !== '502')

test.each(CASES)(
  'over $library, $fault leaves $outcome whether it was done',
  async ({ host, fault, reason, outcome, done }) => {
    const telegram = await aFaultyTelegram({ fault, when: 'once', isSecure: false, onSilence: () => {} })
    const client = new Client(host(TOKEN, telegram.url))

    const failure = await failureOf(client.createInviteLink(CHAT))

    expect(failure).toBeInstanceOf(TransportError)
    expect(failure).toMatchObject({ method: 'createChatInviteLink', reason, outcome })
    expect(telegram).toMatchObject({ requests: fault === 'refused' ? 0 : 1, done })
    expect(allThatShows(failure)).not.toContain(TOKEN)
  },
)

const OTHER_JSON = [{ body: '{}' }, { body: '{"ok":false}' }, { body: '{"ok":true}' }, { body: '[]' }]

test.each(onEachHost(OTHER_JSON))('over $library, $body is no answer', async ({ host, body }) => {
  const { url } = await aServer((_, response) => void response.end(body))
  const client = new Client(host(TOKEN, url))

  const failure = await failureOf(client.api.call('getChat', { chat_id: CHAT }))

  expect(failure).toMatchObject({ name: 'TransportError', reason: 'bad-answer', outcome: 'unknown' })
})

test.each(HOSTS)('over $library, neither a token nor a whole link shows in an error', async ({ host }) => {
  const { url } = await aServer((_, response) => void response.writeHead(400).end(REFUSAL))
  const client = new Client(host(TOKEN, url))

  const failure = await failureOf(client.revokeInviteLink(CHAT, 'https://t.me/+AbCdEfGhIjKlMnOp'))

  expect(failure).toMatchObject({ reason: 'not-enough-rights', code: 400 })
  expect(allThatShows(failure)).not.toMatch(/AAG3vErYs3cr3t|AbCdEfGhIjKlMnOp/)
})

const REFUSAL = JSON.stringify({ ok: false, error_code: 400, description: 'Bad Request: not enough rights' })
