import type { EmulatedLinkOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, BOT_ID, CHAT, NOW } from '../scene'

const CREATOR = { id: BOT_ID, is_bot: true, first_name: 'Porter', username: 'porter_bot' }
const CLOSED = { invite_link: 'https://t.me/+Secret', creator: CREATOR, creates_join_request: false, is_revoked: true }

/** The link as the server describes it when it has been revoked. */
async function described(options: Omit<EmulatedLinkOptions, 'creator'>): Promise<unknown> {
  const { ask, chat, bot } = aScene()
  const { url } = chat.addLink({ creator: bot, url: 'https://t.me/+Secret', ...options })
  return (await ask('revokeChatInviteLink', { chat_id: CHAT, invite_link: url })).result
}

test('a plain link shows no settings', async () => {
  const link = await described({})

  expect(link).toEqual({ ...CLOSED, is_primary: false })
})

test('settings are shown in the server’s order', async () => {
  const link = await described({
    title: 'Spring',
    expireAt: new Date('2030-03-17T17:46:40.900Z'),
    limit: 10,
    pendingJoinRequestCount: 2,
    subscription: { periodMs: 2_592_000_000, price: 500 },
  })

  expect(JSON.stringify(link)).toBe(
    JSON.stringify({
      invite_link: 'https://t.me/+Secret',
      name: 'Spring',
      creator: CREATOR,
      expire_date: 1_900_000_000,
      member_limit: 10,
      pending_join_request_count: 2,
      subscription_period: 2_592_000,
      subscription_price: 500,
      creates_join_request: false,
      is_primary: false,
      is_revoked: true,
    }),
  )
})

test('a primary link shows no settings, whatever is kept about it', async () => {
  const link = await described({
    isPrimary: true,
    title: 'Spring',
    limit: 10,
    expireAt: NOW,
    pendingJoinRequestCount: 2,
  })

  expect(link).toEqual({ ...CLOSED, is_primary: true })
})

test('a link with approval shows no limit', async () => {
  const { ask, chat, bot } = aScene()
  const made = chat.addLink({ creator: bot, url: 'https://t.me/+Secret', requireApproval: true })
  made.limit = 10

  const { result } = await ask('revokeChatInviteLink', { chat_id: CHAT, invite_link: made.url })

  expect(result).toEqual({ ...CLOSED, creates_join_request: true, is_primary: false })
})

test('an expiry before 2001 is none', async () => {
  const link = await described({ expireAt: new Date(999_999_999_999) })

  expect(link).toEqual({ ...CLOSED, is_primary: false })
})
