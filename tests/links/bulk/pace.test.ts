import { Client, type RetryOptions } from 'invitegram'
import { expect, test } from 'vitest'
import { aTelegram } from '../../support/telegram'
import { collect } from './collect'

/** A server that allows 20 links at once and 20 a minute, and a client as it comes. */
function aPacedChat(retry?: RetryOptions) {
  const { telegram, bot, chat } = aTelegram({ clock: 'auto' })
  telegram.faults.add({ kind: 'rate', method: 'createChatInviteLink', perSecond: 20 / 60, burst: 20 })
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock, retry })
  const startMs = telegram.clock.now().getTime()
  const secondsSpent = () => (telegram.clock.now().getTime() - startMs) / 1_000
  const refusals = () => telegram.calls.filter(({ response }) => response.status === 429).length
  return { telegram, chat, client, secondsSpent, refusals }
}

test('120 links where 20 a minute are allowed take little more than their five minutes', async () => {
  const { chat, client, secondsSpent, refusals } = aPacedChat()

  const { outcomes, error } = await collect(client.createInviteLinks(chat.id, 120))

  expect(error).toBeUndefined()
  expect(outcomes.filter(({ link }) => link)).toHaveLength(120)
  expect(chat.links.filter(({ isPrimary }) => !isPrimary)).toHaveLength(120)
  expect(secondsSpent()).toBeLessThanOrEqual(360)
  expect(refusals()).toBeLessThanOrEqual(2)
})

test('where a wait would be too long it ends, with what was made told of, and says how long', async () => {
  const { chat, client, secondsSpent } = aPacedChat({ maxWaitMs: 2_000 })

  const { outcomes, error } = await collect(client.createInviteLinks(chat.id, 120))

  expect(outcomes).toHaveLength(20)
  expect(error).toMatchObject({ name: 'FloodError', retryAfterMs: 3_000 })
  expect(secondsSpent()).toBe(0)
})

test('an abort ends a wait at once', async () => {
  const { telegram, chat, client, secondsSpent } = aPacedChat()
  telegram.faults.clear()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 50_000 })
  const stop = new AbortController()
  const onProgress = ({ waitingUntil }: { waitingUntil: Date | null }) => {
    if (waitingUntil !== null) stop.abort('enough')
  }
  const bulk = client.createInviteLinks(chat.id, 120, { signal: stop.signal, onProgress })

  const { outcomes, error } = await collect(bulk)

  expect(outcomes).toEqual([])
  expect(error).toBe('enough')
  expect(secondsSpent()).toBe(0)
})

test('it is known until when a flood is waited out', async () => {
  const { telegram, chat, client } = aPacedChat()
  telegram.faults.clear()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 50_000, times: 1 })
  const startMs = telegram.clock.now().getTime()
  const waits: number[] = []
  const onProgress = ({ waitingUntil }: { waitingUntil: Date | null }) => {
    if (waitingUntil !== null) waits.push(waitingUntil.getTime() - startMs)
  }

  const { outcomes } = await collect(client.createInviteLinks(chat.id, 1, { onProgress }))

  expect(outcomes).toMatchObject([{ index: 0, link: {} }])
  expect(waits[0]).toBeGreaterThanOrEqual(50_000)
  expect(waits[0]).toBeLessThan(56_000)
})
