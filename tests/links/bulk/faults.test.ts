import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { aTelegram } from '../../support/telegram'
import { collect } from './collect'

/** A client that repeats nothing and waits for nothing, so that each fault is seen. */
function anEmulatedChat() {
  const { telegram, bot, chat } = aTelegram({ clock: 'auto' })
  const options = { fetch: telegram.fetch, clock: telegram.clock, retry: false, throttle: false } as const
  return { telegram, bot, chat, client: new Client(bot.token, options) }
}

test('a link whose answer is lost is told of as unknown, and is not made again', async () => {
  const { telegram, chat, client } = anEmulatedChat()
  telegram.faults.add({ kind: 'lost-answer', method: 'createChatInviteLink', times: 2 })

  const { outcomes, error } = await collect(client.createInviteLinks(chat.id, 5))

  expect(error).toBeUndefined()
  expect(outcomes).toMatchObject([
    { index: 0, error: { name: 'TransportError', outcome: 'unknown' } },
    { index: 1, error: { name: 'TransportError', outcome: 'unknown' } },
    { index: 2, link: { kind: 'additional' } },
    { index: 3, link: { kind: 'additional' } },
    { index: 4, link: { kind: 'additional' } },
  ])
  expect(chat.links.filter(({ isPrimary }) => !isPrimary)).toHaveLength(5)
})

test('a flaky server costs some links, and none is made twice', async () => {
  const { telegram, chat, client } = anEmulatedChat()
  telegram.faults.add({ kind: 'bad-gateway', probability: 0.1 })
  telegram.faults.add({ kind: 'reset', probability: 0.1 })
  telegram.faults.add({ kind: 'lost-answer', probability: 0.1 })
  const rows = Array.from({ length: 200 }, (_, at) => ({ title: `Guest ${at}` }))

  const { outcomes, error } = await collect(client.createInviteLinks(chat.id, rows, { concurrency: 8 }))

  const made = chat.links.filter(({ isPrimary }) => !isPrimary).map(({ title }) => title)
  const told = outcomes.flatMap(({ link }) => (link ? [link.title] : []))
  expect(error).toBeUndefined()
  expect(outcomes).toHaveLength(200)
  expect(new Set(made).size).toBe(made.length)
  expect(made).toEqual(expect.arrayContaining(told))
  expect(told.length).toBeGreaterThan(100)
  expect(told.length).toBeLessThan(made.length)
})

test('a limit on the rate ends it where nothing waits it out, with what was made told of', async () => {
  const { telegram, chat, client } = anEmulatedChat()
  telegram.faults.add({ kind: 'rate', method: 'createChatInviteLink', perSecond: 20 / 60, burst: 20 })
  const bulk = client.createInviteLinks(chat.id, 120)

  const { outcomes, error } = await collect(bulk)

  expect(outcomes).toHaveLength(20)
  expect(error).toMatchObject({ name: 'FloodError', retryAfterMs: 3_000 })
  expect(bulk.progress).toMatchObject({ done: 20, failed: 0, total: 120 })
})

test('without the right to invite nothing is made, and it says so', async () => {
  const { telegram, bot, chat, client } = anEmulatedChat()
  chat.promote(bot, {})

  const { outcomes, error } = await collect(client.createInviteLinks(chat.id, 120, { concurrency: 4 }))

  expect(outcomes).toEqual([])
  expect(error).toMatchObject({ name: 'ApiError', reason: 'not-enough-rights' })
  expect(telegram.calls.length).toBeLessThanOrEqual(4)
})
