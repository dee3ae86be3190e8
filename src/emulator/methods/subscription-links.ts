import { cleanTitle } from '../parse/title'
import { toChatInviteLink } from '../wire/chat-invite-link'
import { chatFor } from './access'
import type { Method, MethodCall } from './call'
import { badRequest, refusal } from './failures'
import { checkTakesLinks } from './links'
import { chatWithLinks } from './rights'

const LONGEST_PERIOD_SECONDS = 1_000_000_000
const HIGHEST_SENT_PRICE = 1_000_000
const HIGHEST_PRICE = 10_000
const MONTH_SECONDS = 2_592_000
/** Telegram's test environment lets one see a subscription end. */
const TEST_PERIODS_SECONDS: readonly number[] = [60, 300]

export const createChatSubscriptionInviteLink: Method = (call) => {
  const found = chatFor(call, 'write')
  const title = cleanTitle(call.args.text('name'))
  const periodSeconds = call.args.count('subscription_period', LONGEST_PERIOD_SECONDS)
  const price = call.args.count('subscription_price', HIGHEST_SENT_PRICE)
  if (periodSeconds === 0 || price === 0) throw badRequest('invalid subscription pricing specified')
  const chat = chatWithLinks(found, call)

  return () => {
    checkTakesLinks(chat, call)
    if (chat.type !== 'channel') throw refusal('PRICING_CHAT_INVALID')
    checkPeriod(periodSeconds, call)
    checkPrice(price, call)
    const subscription = { periodMs: periodSeconds * 1000, price }
    return toChatInviteLink(chat.addLink({ creator: call.bot, title, subscription }))
  }
}

function checkPeriod(seconds: number, { world, isTest }: MethodCall): void {
  const { otherSubscriptionPeriod } = world.unknowns
  const isUsual = seconds === MONTH_SECONDS || (isTest && TEST_PERIODS_SECONDS.includes(seconds))
  if (!isUsual && otherSubscriptionPeriod !== null) throw refusal(otherSubscriptionPeriod)
}

function checkPrice(price: number, { world }: MethodCall): void {
  const { priceOver10000 } = world.unknowns
  if (price > HIGHEST_PRICE && priceOver10000 !== null) throw refusal(priceOver10000)
}
