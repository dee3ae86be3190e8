import { isBeyondTelegram } from './client-checks'
import {
  type Argument,
  asBoolean,
  asNumber,
  isBoolean,
  isWhole,
  option,
  type Texts,
  unknownOptions,
} from './friendly-options'
import type { Row } from './friendly-row'

/** The calls about invite links. */
export const LINK_ROWS: Readonly<Record<string, Row>> = {
  createChatInviteLink: {
    takes: ['chatId'],
    options: linkOptions,
    make: async (client, [chatId], options) => (await client.createInviteLink(chatId, options)).raw,
  },
  editChatInviteLink: {
    takes: ['chatId', 'link'],
    options: linkOptions,
    defaults: { title: null, expireAt: null, limit: null, requireApproval: false },
    make: async (client, [chatId, link], options) => (await client.editInviteLink(chatId, link, options)).raw,
  },
  createChatSubscriptionInviteLink: {
    takes: ['chatId'],
    options: subscriptionOptions,
    make: async (client, [chatId], options) => (await client.createSubscriptionLink(chatId, options)).raw,
  },
  editChatSubscriptionInviteLink: {
    takes: ['chatId', 'link'],
    options: titleAlone,
    defaults: { title: null },
    make: async (client, [chatId, link], options) => (await client.editSubscriptionLink(chatId, link, options)).raw,
  },
  revokeChatInviteLink: {
    takes: ['chatId', 'link'],
    make: async (client, [chatId, link]) => (await client.revokeInviteLink(chatId, link)).raw,
  },
  exportChatInviteLink: {
    takes: ['chatId'],
    make: (client, [chatId]) => client.replacePrimaryInviteLink(chatId),
  },
  getChat: {
    takes: ['chatId'],
    tells: ['invite_link'],
    make: async (client, [chatId]) => ({ invite_link: (await client.getPrimaryInviteLink(chatId)) ?? undefined }),
  },
}

/** The options of a link: title, expiry, and how people are let in. */
function linkOptions(
  { name, expire_date, member_limit, creates_join_request, ...others }: Texts,
  now: Date,
): Argument[] {
  return [
    ...titleOption(name),
    ...option('expireAt', expire_date, asDate, (date) => date > now && date.getTime() < 2 ** 31 * 1000),
    ...option('limit', member_limit, asNumber, (n) => isWhole(n, 1, 99_999) && creates_join_request !== 'true'),
    ...option('requireApproval', creates_join_request, asBoolean, isBoolean),
    ...unknownOptions(others),
  ]
}

/** The options of a new subscription link. */
function subscriptionOptions({ name, subscription_price, subscription_period, ...others }: Texts): Argument[] {
  const price = asNumber(subscription_price)
  // There is no option for the period: it is always 30 days.
  const period =
    subscription_period === '2592000' ? [] : [{ name: 'periodMs', value: subscription_period, isFine: false }]
  return [
    ...titleOption(name),
    { name: 'price', value: price, isFine: isWhole(price, 1, 10_000) },
    ...period,
    ...unknownOptions(others),
  ]
}

/** All that can be changed of a subscription link. */
function titleAlone({ name, ...others }: Texts): Argument[] {
  return [...titleOption(name), ...unknownOptions(others)]
}

function titleOption(text: string | undefined): Argument[] {
  return option('title', text, String, (title) => !isBeyondTelegram(title))
}

/** Only of whole seconds is there a date that goes out as them. */
function asDate(text: string): Date {
  const seconds = asNumber(text)
  return new Date(Number.isInteger(seconds) ? Number(seconds) * 1000 : Number.NaN)
}
