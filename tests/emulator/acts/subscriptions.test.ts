import type { EmulatorOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aHearingScene, told } from './told'

const MONTH = { days: 30 }
const IN_A_MONTH = new Date('2027-03-31T12:00:00Z')
const IN_TWO_MONTHS = new Date('2027-04-30T12:00:00Z')

/** A channel for which Ada has the Stars to pay. */
async function aPaidChannel({ stars, options }: { stars: number; options?: EmulatorOptions }) {
  const scene = await aHearingScene(options)
  const { telegram, owner, bot } = scene
  const channel = telegram.addChat({ type: 'channel', owner })
  channel.promote(bot)
  const link = owner.createLink(channel, { subscription: { periodMs: 2_592_000_000, price: 500 } })
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada', stars })
  return { ...scene, channel, link, ada }
}

test('a stay is paid for in Stars, and has an end', async () => {
  const { bot, channel, link, ada } = await aPaidChannel({ stars: 700 })

  const outcome = ada.join(link)

  expect(outcome).toBe('joined')
  expect(ada.stars).toBe(200)
  expect(channel.member(ada)).toEqual({ user: ada, status: 'member', until: IN_A_MONTH })
  expect(told(bot)).toMatchObject([
    {
      chat_member: {
        new_chat_member: { status: 'member', until_date: 1_806_494_400 },
        invite_link: { subscription_period: 2_592_000, subscription_price: 500 },
      },
    },
  ])
})

test('who cannot pay stays out', async () => {
  const { channel, link, ada } = await aPaidChannel({ stars: 499 })

  const outcome = ada.join(link)

  expect(outcome).toBe('not enough stars')
  expect([ada.stars, channel.member(ada)]).toEqual([499, undefined])
})

test('a stay goes on at its end as long as it can be paid, and the bots are told', async () => {
  const { telegram, bot, channel, link, ada } = await aPaidChannel({ stars: 1_200 })
  ada.join(link)

  await telegram.clock.advance(MONTH)
  const renewed = [ada.stars, channel.member(ada)]
  await telegram.clock.advance(MONTH)

  expect(renewed).toEqual([200, { user: ada, status: 'member', until: IN_TWO_MONTHS }])
  expect(channel.member(ada)).toEqual({ user: ada, status: 'left' })
  expect(link.memberCount).toBe(0)
  expect(told(bot)).toMatchObject([
    { chat_member: { from: { id: 2001 }, old_chat_member: { status: 'member' }, new_chat_member: { status: 'left' } } },
  ])
})

test('each renewal is told, unless it is assumed otherwise', async () => {
  const telling = await aPaidChannel({ stars: 1_000 })
  const silent = await aPaidChannel({ stars: 1_000, options: { unknowns: { renewalIsTold: false } } })
  for (const { telegram, ada, link } of [telling, silent]) {
    ada.join(link)
    await telegram.clock.advance(MONTH)
  }

  expect(silent.channel.member(silent.ada)).toMatchObject({ until: IN_TWO_MONTHS })
  expect(told(silent.bot)).toEqual([])
  expect(told(telling.bot)).toMatchObject([
    {
      chat_member: {
        old_chat_member: { status: 'member', until_date: 1_806_494_400 },
        new_chat_member: { status: 'member', until_date: 1_809_086_400 },
      },
    },
  ])
})

test('a subscription that is cancelled lasts until its end, and can be resumed before', async () => {
  const { telegram, channel, link, ada } = await aPaidChannel({ stars: 5_000 })
  ada.join(link)

  const outcomes = [ada.cancelSubscription(channel), ada.resumeSubscription(channel)]
  await telegram.clock.advance(MONTH)
  const resumed = channel.member(ada)?.status
  ada.cancelSubscription(channel)
  await telegram.clock.advance({ days: 29 })
  const cancelled = channel.member(ada)?.status
  await telegram.clock.advance({ days: 1 })

  expect(outcomes).toEqual(['cancelled', 'resumed'])
  expect([resumed, cancelled, channel.member(ada)?.status]).toEqual(['member', 'member', 'left'])
  expect(ada.stars).toBe(4_000)
})

test('what is cancelled is not cancelled again, and what goes on is not resumed', async () => {
  const { channel, link, ada } = await aPaidChannel({ stars: 5_000 })
  ada.join(link)

  const outcomes = [
    ada.resumeSubscription(channel),
    ada.cancelSubscription(channel),
    ada.cancelSubscription(channel),
    ada.resumeSubscription(channel),
  ]

  expect(outcomes).toEqual(['not cancelled', 'cancelled', 'already cancelled', 'resumed'])
})

test('who pays for nothing has nothing to cancel or resume', async () => {
  const { channel, ada } = await aPaidChannel({ stars: 0 })

  expect([ada.cancelSubscription(channel), ada.resumeSubscription(channel)]).toEqual([
    'no subscription',
    'no subscription',
  ])
})

test('who leaves and comes back within the paid time does not pay twice', async () => {
  const { telegram, channel, link, ada } = await aPaidChannel({ stars: 1_000 })
  ada.join(link)
  ada.leave(channel)

  await telegram.clock.advance({ days: 10 })
  const outcome = ada.join(link)

  expect(outcome).toBe('joined')
  expect([ada.stars, channel.member(ada)]).toEqual([500, { user: ada, status: 'member', until: IN_A_MONTH }])
})

test('who left and comes back after the paid time pays anew', async () => {
  const { telegram, channel, link, ada } = await aPaidChannel({ stars: 1_000 })
  ada.join(link)
  ada.leave(channel)

  await telegram.clock.advance(MONTH)
  const outcome = ada.join(link)

  expect(outcome).toBe('joined')
  expect([ada.stars, channel.member(ada)]).toMatchObject([0, { until: IN_TWO_MONTHS }])
})

test('a deleted account pays no more', async () => {
  const { telegram, channel, link, ada } = await aPaidChannel({ stars: 5_000 })
  ada.join(link)
  ada.deleteAccount()

  await telegram.clock.advance(MONTH)

  expect(channel.member(ada)?.status).toBe('left')
})

test('a member who was set up with an end, but no link, is out when it comes', async () => {
  const { telegram, channel, ada } = await aPaidChannel({ stars: 5_000 })
  channel.add(ada, { until: IN_A_MONTH })

  await telegram.clock.advance(MONTH)

  expect(channel.member(ada)?.status).toBe('left')
  expect(ada.stars).toBe(5_000)
})

test('who was promoted stays without an end', async () => {
  const { telegram, owner, channel, link, ada } = await aPaidChannel({ stars: 500 })
  ada.join(link)
  owner.promote(channel, ada, { canPostMessages: true })

  await telegram.clock.advance(MONTH)

  expect(channel.member(ada)?.status).toBe('administrator')
})

test('where a channel was deleted nobody pays any more', async () => {
  const { telegram, owner, channel, link, ada } = await aPaidChannel({ stars: 5_000 })
  ada.join(link)
  owner.deleteChat(channel)

  await telegram.clock.advance(MONTH)

  expect(ada.stars).toBe(4_500)
})

test('what was paid for once, and is over, cannot be cancelled', async () => {
  const { telegram, channel, link, ada } = await aPaidChannel({ stars: 500 })
  ada.join(link)
  ada.leave(channel)

  await telegram.clock.advance(MONTH)

  expect(ada.cancelSubscription(channel)).toBe('no subscription')
})
