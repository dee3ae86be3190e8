import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, saidBy, URL_ROOT } from '../scene'

const MONTH = 2_592_000

function aChannelScene() {
  const scene = aScene()
  const channel = scene.telegram.addChat({ type: 'channel' })
  channel.promote(scene.bot, { canInviteUsers: true })
  return { ...scene, channel }
}

test('a subscription link is made; expiry, limit and approval are not even read', async () => {
  const { ask, channel } = aChannelScene()

  const said = await ask('createChatSubscriptionInviteLink', {
    chat_id: channel.id,
    name: 'VIP',
    subscription_period: MONTH,
    subscription_price: 10_000,
    expire_date: 1,
    member_limit: 3,
    creates_join_request: true,
  })

  expect(said).toMatchObject({
    ok: true,
    result: { name: 'VIP', subscription_period: MONTH, subscription_price: 10_000, creates_join_request: false },
  })
  expect(channel.links).toMatchObject([{ subscription: { periodMs: 2_592_000_000, price: 10_000 }, limit: null }])
})

test.each([
  [{ subscription_period: MONTH }],
  [{ subscription_price: 5 }],
  [{ subscription_period: MONTH, subscription_price: -5 }],
])('without period and price there is no pricing: %j', async (pricing) => {
  const { ask, channel } = aChannelScene()

  const said = await ask('createChatSubscriptionInviteLink', { chat_id: channel.id, ...pricing })

  expect(said).toEqual(badRequest('invalid subscription pricing specified'))
})

test('pricing is looked at before rights, rights before the kind of chat', async () => {
  const { ask, chat, bot } = aScene()
  const pricing = { subscription_period: 30, subscription_price: 5 }

  const inSupergroup = await ask('createChatSubscriptionInviteLink', { chat_id: CHAT, ...pricing })
  chat.demote(bot)
  const withoutRights = await ask('createChatSubscriptionInviteLink', { chat_id: CHAT, ...pricing })
  const withoutPricing = await ask('createChatSubscriptionInviteLink', { chat_id: CHAT })

  expect(inSupergroup).toEqual(badRequest('PRICING_CHAT_INVALID'))
  expect(withoutRights).toEqual(badRequest('not enough rights to manage chat invite link'))
  expect(withoutPricing).toEqual(badRequest('invalid subscription pricing specified'))
})

test.each([
  [60, true],
  [300, true],
  [3600, false],
])('in the test environment a period of %i s is fine: %s', async (seconds, ok) => {
  const { telegram, channel } = aChannelScene()
  const query = `chat_id=${channel.id}&subscription_period=${seconds}&subscription_price=5`

  const response = await telegram.fetch(`${URL_ROOT}/test/createChatSubscriptionInviteLink?${query}`)

  expect((await saidBy(response)).ok).toBe(ok)
})
