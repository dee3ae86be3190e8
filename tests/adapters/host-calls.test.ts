import { Bot } from 'grammy'
import { Client } from 'invitegram'
import { fromGrammy } from 'invitegram/grammy'
import { expect, test } from 'vitest'
import { failureOf } from './failure'
import { HOSTS } from './hosts'
import { aTelegramOnAPort } from './scene'

test.each(HOSTS)('over $library, links are made in bulk, none of them twice', async ({ host }) => {
  const { apiRoot, bot, chat, timesCalled } = await aTelegramOnAPort()
  const client = new Client(host(bot.token, apiRoot))

  const made: (string | undefined)[] = []
  for await (const { link } of client.createInviteLinks(chat.id, 5, { concurrency: 3 })) made.push(link?.url)

  expect(new Set(made).size).toBe(5)
  expect(chat.links.map(({ url }) => url).sort()).toEqual(made.sort())
  expect(timesCalled('createChatInviteLink')).toBe(5)
})

test.each(HOSTS)('over $library, an abort rejects at once, with the reason of the signal', async ({ host }) => {
  const { telegram, apiRoot, bot, chat } = await aTelegramOnAPort()
  telegram.faults.add({ kind: 'silence' })
  const client = new Client(host(bot.token, apiRoot))
  const stop = new AbortController()

  const call = client.createInviteLink(chat.id, {}, { signal: stop.signal })
  stop.abort('The club has closed')

  await expect(call).rejects.toBe('The club has closed')
})

test.each(HOSTS)('over $library, nothing is sent of a call that was aborted before', async ({ host }) => {
  const { telegram, apiRoot, bot, chat } = await aTelegramOnAPort()
  const client = new Client(host(bot.token, apiRoot))

  const call = client.createInviteLink(chat.id, {}, { signal: AbortSignal.abort('The club has closed') })

  await expect(call).rejects.toBe('The club has closed')
  expect(telegram.calls).toEqual([])
})

test.each(HOSTS)('over $library, a time limit ends the waiting', async ({ host }) => {
  const { telegram, apiRoot, bot, chat } = await aTelegramOnAPort()
  telegram.faults.add({ kind: 'silence' })
  const client = new Client(host(bot.token, apiRoot))

  const failure = await failureOf(client.createInviteLink(chat.id, {}, { timeoutMs: 20 }))

  expect(failure).toMatchObject({ name: 'TransportError', reason: 'timeout', outcome: 'unknown' })
})

test.each(HOSTS)('over $library, closing waits for a call, no longer than for its time limit', async ({ host }) => {
  const { telegram, apiRoot, bot, chat } = await aTelegramOnAPort()
  telegram.faults.add({ kind: 'silence' })
  const client = new Client(host(bot.token, apiRoot))

  const call = failureOf(client.createInviteLink(chat.id, {}, { timeoutMs: 20 }))
  await client.close()

  expect(await call).toMatchObject({ reason: 'timeout' })
  await expect(client.createInviteLink(chat.id)).rejects.toMatchObject({ reason: 'closed' })
})

test.each(HOSTS)('over $library, methods without parameters are called, and can be aborted', async ({ host }) => {
  const { telegram, apiRoot, bot } = await aTelegramOnAPort()
  const client = new Client(host(bot.token, apiRoot))
  const me = await client.api.call('getMe')
  telegram.faults.add({ kind: 'silence' })
  const stop = new AbortController()

  const call = client.api.call('getMe', {}, { signal: stop.signal })
  stop.abort('The club has closed')

  await expect(call).rejects.toBe('The club has closed')
  expect(me.username).toBe('porter_bot')
})

test('to the time limit of a long poll comes what it was asked to wait', async () => {
  const { apiRoot, bot } = await aTelegramOnAPort()
  const client = new Client(fromGrammy(new Bot(bot.token, { client: { apiRoot } })))

  const updates = await client.api.call('getUpdates', { timeout: 1 }, { timeoutMs: 500 })

  expect(updates).toEqual([])
})

test('a call that nobody will ever answer keeps no process alive by itself', async () => {
  const silent = { getMe: () => new Promise(() => {}) }
  const bot = { token: '1:a', api: { raw: silent, config: { installedTransformers: () => [] } } }
  const client = new Client(fromGrammy(bot))
  const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
  const before = timers()

  const stop = new AbortController()
  const call = client.api.call('getMe', {}, { signal: stop.signal })

  expect(timers()).toBe(before)
  stop.abort('The club has closed')
  await expect(call).rejects.toBe('The club has closed')
})
