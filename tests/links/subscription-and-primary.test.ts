import { Client, type CreateSubscriptionLinkOptions, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aChat, aChatInviteLink } from '../support/builders'

const telegram = botApi()
const client = new Client(TOKEN)

const aFullChat = (link?: string) => ({
  ...aChat(),
  accent_color_id: 1,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
  ...(link !== undefined && { invite_link: link }),
})

test('a subscription link goes out with its price and the one period there is', async () => {
  const subscription = { subscription_period: 2_592_000, subscription_price: 250 }
  const sent = telegram.answers(
    'createChatSubscriptionInviteLink',
    aChatInviteLink({ ...subscription, name: 'Patrons' }),
  )

  const link = await client.createSubscriptionLink(CHAT, { title: 'Patrons', price: 250 })

  expect(sent).toEqual([{ chat_id: CHAT, name: 'Patrons', ...subscription }])
  expect(link.kind).toBe('subscription')
})

test('the highest price goes out', async () => {
  const sent = telegram.answers('createChatSubscriptionInviteLink', aChatInviteLink())

  await client.createSubscriptionLink(CHAT, { price: 10_000 })

  expect(sent).toMatchObject([{ subscription_price: 10_000 }])
})

test('a subscription link needs no title', async () => {
  const sent = telegram.answers('createChatSubscriptionInviteLink', aChatInviteLink())

  await client.createSubscriptionLink(CHAT, { title: null, price: 1 })

  expect(sent).toEqual([{ chat_id: CHAT, subscription_period: 2_592_000, subscription_price: 1 }])
})

test.each<[object | undefined, string]>([
  [{ price: 0 }, 'price'],
  [{ price: 10_001 }, 'price'],
  [{ price: 2.5 }, 'price'],
  [{ price: '250' }, 'price'],
  [{ title: 'Patrons' }, 'price'],
  [{ price: 250, title: 'x'.repeat(33) }, 'title'],
  [{ price: 250, limit: 5 }, 'limit'],
  [undefined, 'options'],
])('the subscription %j is refused before anything is sent', async (options, option) => {
  const create = client.createSubscriptionLink(CHAT, options as CreateSubscriptionLinkOptions)

  const error = await create.catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(option)
  expect(telegram.requests).toEqual([])
})

test('the primary link is the one that getChat shows', async () => {
  const sent = telegram.answers('getChat', aFullChat('https://t.me/+PrImArYlInK00001'))

  const url = await client.getPrimaryInviteLink(CHAT)

  expect(sent).toEqual([{ chat_id: CHAT }])
  expect(url).toBe('https://t.me/+PrImArYlInK00001')
})

test('a bot that sees no primary link gets null', async () => {
  telegram.answers('getChat', aFullChat())

  expect(await client.getPrimaryInviteLink(CHAT)).toBeNull()
})

test('a new primary link comes as text', async () => {
  const sent = telegram.answers('exportChatInviteLink', 'https://t.me/+PrImArYlInK00002')

  const url = await client.replacePrimaryInviteLink('@mychannel')

  expect(sent).toEqual([{ chat_id: '@mychannel' }])
  expect(url).toBe('https://t.me/+PrImArYlInK00002')
})

test('answers of another shape are no usable answers', async () => {
  telegram.answers('getChat', 'a chat')
  telegram.answers('exportChatInviteLink', { invite_link: 'https://t.me/+PrImArYlInK00002' })

  const chat = await client.getPrimaryInviteLink(CHAT).catch((reason) => reason)
  const link = await client.replacePrimaryInviteLink(CHAT).catch((reason) => reason)

  expect(chat).toMatchObject({ method: 'getChat', reason: 'bad-answer' })
  expect(link).toMatchObject({ method: 'exportChatInviteLink', reason: 'bad-answer', outcome: 'unknown' })
})
