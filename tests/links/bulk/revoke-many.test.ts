import { type BulkOptions, Client, InvalidOptionsError, type InviteLink } from 'invitegram'
import { expect, test } from 'vitest'
import { aChatInviteLink } from '../../support/builders'
import { aTelegram } from '../../support/telegram'
import { collect } from './collect'

/** Links of two chats, by a client that tells every refusal. */
async function linksOfTwoChats() {
  const { telegram, bot, owner, chat } = aTelegram()
  const other = telegram.addChat({ type: 'supergroup', title: 'Reading circle', owner })
  other.promote(bot, { canInviteUsers: true })
  const options = { fetch: telegram.fetch, clock: telegram.clock, retry: false, throttle: false } as const
  const client = new Client(bot.token, options)
  const [first, second] = [await client.createInviteLink(chat.id), await client.createInviteLink(chat.id)]
  return { telegram, bot, chat, client, first, second, elsewhere: await client.createInviteLink(other.id) }
}

test('links are revoked in their order, in whatever chat they are', async () => {
  const { client, first, elsewhere, second } = await linksOfTwoChats()

  const { outcomes, error } = await collect(client.revokeInviteLinks([first, elsewhere, second]))

  expect(error).toBeUndefined()
  expect(outcomes.map(({ index, link }) => [index, link.url])).toEqual([
    [0, first.url],
    [1, elsewhere.url],
    [2, second.url],
  ])
  expect([first.isRevoked, elsewhere.isRevoked, second.isRevoked]).toEqual([true, true, true])
})

test('links may be revoked as they are made', async () => {
  const { client, chat } = await linksOfTwoChats()
  async function* fresh() {
    for await (const { link } of client.createInviteLinks(chat.id, 3)) if (link) yield link
  }

  const revoking = client.revokeInviteLinks(fresh())
  const { outcomes } = await collect(revoking)

  expect(outcomes.map(({ link }) => link.isRevoked)).toEqual([true, true, true])
  expect(revoking.progress).toMatchObject({ done: 3, failed: 0, total: null })
})

test('a link that is revoked already costs no call', async () => {
  const { client, telegram, first } = await linksOfTwoChats()
  await first.revoke()
  const before = telegram.calls.length

  const { outcomes } = await collect(client.revokeInviteLinks([first, first]))

  expect(outcomes).toEqual([
    { index: 0, link: first },
    { index: 1, link: first },
  ])
  expect(telegram.calls.length).toBe(before)
})

test('what is no link, or none that can be revoked, is that item’s error', async () => {
  const { client, chat, first } = await linksOfTwoChats()
  const truncated = client.inviteLink(chat.id, aChatInviteLink({ invite_link: 'https://t.me/+AbCdEfGh...' }))
  const unknown = client.inviteLink(chat.id, aChatInviteLink())
  const links = [first.url, truncated, unknown, undefined, first] as InviteLink[]

  const { outcomes, error } = await collect(client.revokeInviteLinks(links))

  expect(error).toBeUndefined()
  expect(outcomes).toEqual([
    { index: 0, link: first.url, error: expect.any(InvalidOptionsError) },
    { index: 1, link: truncated, error: expect.any(InvalidOptionsError) },
    { index: 2, link: unknown, error: expect.objectContaining({ reason: 'link-gone' }) },
    { index: 3, link: undefined, error: expect.any(InvalidOptionsError) },
    { index: 4, link: first },
  ])
  expect(outcomes[0]?.error?.message).toContain('client.inviteLink(chatId, stored) makes one of stored data')
})

test('a missing right ends the revoking of one chat’s links', async () => {
  const { client, bot, chat, first, second } = await linksOfTwoChats()
  chat.promote(bot, {})

  const { outcomes, error } = await collect(client.revokeInviteLinks([first, second]))

  expect(outcomes).toEqual([])
  expect(error).toMatchObject({ reason: 'not-enough-rights' })
})

test('a missing right in one of several chats is the error of its links', async () => {
  const { client, bot, chat, first, second, elsewhere } = await linksOfTwoChats()
  chat.promote(bot, {})

  const { outcomes, error } = await collect(client.revokeInviteLinks([first, elsewhere, second]))

  expect(error).toBeUndefined()
  expect(outcomes).toEqual([
    { index: 0, link: first, error: expect.objectContaining({ reason: 'not-enough-rights' }) },
    { index: 1, link: elsewhere },
    { index: 2, link: second, error: expect.objectContaining({ reason: 'not-enough-rights' }) },
  ])
})

test('of what is no array the chats are not known, so a missing right is the link’s own error', async () => {
  const { client, bot, chat, first, second } = await linksOfTwoChats()
  chat.promote(bot, {})

  const { outcomes, error } = await collect(client.revokeInviteLinks(new Set([first, second])))

  expect(error).toBeUndefined()
  expect(outcomes).toMatchObject([
    { index: 0, error: { reason: 'not-enough-rights' } },
    { index: 1, error: { reason: 'not-enough-rights' } },
  ])
})

test('a bot that is not let in any more ends it, in however many chats the links are', async () => {
  const { client, telegram, first, elsewhere } = await linksOfTwoChats()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 7_000 })

  const { outcomes, error } = await collect(client.revokeInviteLinks([first, elsewhere]))

  expect(outcomes).toEqual([])
  expect(error).toMatchObject({ name: 'FloodError', retryAfterMs: 7_000 })
})

test.each<[name: string, links: unknown, options: unknown, option: string]>([
  ['one link in place of many', aChatInviteLink(), {}, 'links'],
  ['a text', 'https://t.me/+AbCdEfGh', {}, 'links'],
  ['a count', 5, {}, 'links'],
  ['a setting for each', [], { each: {} }, 'each'],
  ['no lane', [], { concurrency: 0 }, 'concurrency'],
])('%s is refused before anything is revoked', async (_, links, options, option) => {
  const client = new Client('1:a')

  const { outcomes, error } = await collect(client.revokeInviteLinks(links as InviteLink[], options as BulkOptions))

  expect(outcomes).toEqual([])
  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toMatchObject({ option })
})
