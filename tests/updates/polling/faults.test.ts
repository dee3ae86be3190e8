import { Client, type RetryEvent } from 'invitegram'
import type { FaultOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aPatientClient } from '../../support/patient'
import { aTelegram } from '../../support/telegram'

/** A bot that is told of Ada, after ten of its fetches have failed in one way. */
async function hearsOfAda(fault: FaultOptions, options = {}) {
  const scene = aPatientClient({ timeoutMs: 200, ...options })
  const { telegram, bot, chat, client } = scene
  const link = chat.addLink({ creator: bot, requireApproval: true })
  const told: string[] = []
  const warnings: string[] = []
  const retries: RetryEvent[] = []
  const stop = new AbortController()
  client.on('warning', ({ code }) => warnings.push(code))
  client.on('joinRequest', ({ user }) => {
    told.push(user.firstName)
    stop.abort()
  })
  telegram.faults.add({ method: 'getUpdates', times: 10, ...fault } as FaultOptions)

  telegram.addUser({ firstName: 'Ada' }).join(link)
  await client.poll({ signal: stop.signal, waitMs: 1_000, onRetry: (event) => retries.push(event) })
  telegram.faults.clear()
  return { ...scene, told, warnings, retries }
}

test.each<FaultOptions>([
  { kind: 'server-error' },
  { kind: 'bad-gateway' },
  { kind: 'bad-gateway', status: 504 },
  { kind: 'reset' },
  { kind: 'lost-answer' },
  { kind: 'cut-body' },
  { kind: 'flood', retryAfterMs: 90_000 },
])('after ten times %j it goes on, and nothing is lost', async (fault) => {
  const { told, pending } = await hearsOfAda(fault).then(({ told, bot }) => ({ told, pending: bot.updates.pending }))

  expect(told).toEqual(['Ada'])
  expect(pending).toEqual([])
})

test.each<FaultOptions>([
  { kind: 'silence', times: 2 },
  { kind: 'slow-body', overMs: 60_000, times: 2 },
])('after %j it goes on, and nothing is lost', async (fault) => {
  const { told, bot } = await hearsOfAda(fault, { retry: false })

  expect(told).toEqual(['Ada'])
  expect(bot.updates.pending).toEqual([])
})

test('each further try is told of, and somebody is warned once', async () => {
  const { retries, warnings } = await hearsOfAda({ kind: 'bad-gateway' }, { retry: false })

  expect(retries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(retries[0]).toMatchObject({ method: 'getUpdates', error: { name: 'TransportError' } })
  expect(warnings).toEqual(['polling-fails'])
})

test('a flood is waited out for as long as Telegram says', async () => {
  const { elapsedMs } = await hearsOfAda({ kind: 'flood', retryAfterMs: 120_000, times: 1 }, { retry: false })

  expect(elapsedMs()).toBeGreaterThanOrEqual(120_000)
})

test('an abort ends the waiting for another try', async () => {
  const { telegram, bot } = aTelegram()
  telegram.faults.add({ kind: 'bad-gateway', method: 'getUpdates' })
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock, retry: false })
  client.on('joinRequest', () => {})
  const stop = new AbortController()

  // Time stands still here, and the wait would never be over.
  await client.poll({ signal: stop.signal, onRetry: () => setTimeout(() => stop.abort()) })

  expect(telegram.calls).toHaveLength(1)
})

test('what is thrown on being told of a further try ends the polling', async () => {
  const failure = new Error('enough')
  const { telegram, bot } = aTelegram()
  telegram.faults.add({ kind: 'bad-gateway', method: 'getUpdates' })
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock, retry: false })
  client.on('joinRequest', () => {})
  const onRetry = () => {
    throw failure
  }

  await expect(client.poll({ onRetry })).rejects.toBe(failure)
})

test.each([
  ['no list', { update_id: 1 }],
  ['a list with a hole', [null]],
  ['a list of what has no id', [{ message: {} }]],
])('an answer that is %s is a fault like others', async (_, result) => {
  const answers = [result, []]
  const stop = new AbortController()
  const retries: RetryEvent[] = []
  const client = new Client(
    {
      call: async () => {
        const answer = answers.shift()
        if (answers.length === 0) stop.abort()
        return answer as never
      },
    },
    { clock: { now: () => new Date(), sleep: async () => {} } },
  )
  client.on('joinRequest', () => {})

  await client.poll({ signal: stop.signal, onRetry: (event) => retries.push(event) })

  expect(retries).toMatchObject([{ error: { name: 'TransportError', reason: 'bad-answer' } }])
})
