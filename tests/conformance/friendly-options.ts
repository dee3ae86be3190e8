import { isBeyondTelegram } from './client-checks'

/** Wire parameters, each as the text that the server sees. */
export type Texts = Readonly<Record<string, string>>

/** One argument of a friendly call, and whether the client should let it through. */
export interface Argument {
  name: string
  value: unknown
  isFine: boolean
}

/** The options of a link: title, expiry, and how people are let in. */
export function linkOptions(
  { name, expire_date, member_limit, creates_join_request, ...others }: Texts,
  now: Date,
): Argument[] {
  return [
    ...titleOption(name),
    ...option('expireAt', expire_date, asDate, (date) => date > now && date.getTime() < 2 ** 31 * 1000),
    ...option('limit', member_limit, asNumber, (n) => isFrom1To(99_999, n) && creates_join_request !== 'true'),
    ...option('requireApproval', creates_join_request, asBoolean, (it) => typeof it === 'boolean'),
    ...unknownOptions(others),
  ]
}

/** The options of a new subscription link. */
export function subscriptionOptions({ name, subscription_price, subscription_period, ...others }: Texts): Argument[] {
  const price = asNumber(subscription_price)
  // There is no option for the period: it is always 30 days.
  const period =
    subscription_period === '2592000' ? [] : [{ name: 'periodMs', value: subscription_period, isFine: false }]
  return [
    ...titleOption(name),
    { name: 'price', value: price, isFine: isFrom1To(10_000, price) },
    ...period,
    ...unknownOptions(others),
  ]
}

/** All that can be changed of a subscription link. */
export function titleAlone({ name, ...others }: Texts): Argument[] {
  return [...titleOption(name), ...unknownOptions(others)]
}

function titleOption(text: string | undefined): Argument[] {
  return option('title', text, String, (title) => !isBeyondTelegram(title))
}

function option<T>(
  name: string,
  text: string | undefined,
  convert: (text: string) => T,
  isFine: (value: T) => boolean,
): Argument[] {
  if (text === undefined) return []
  const value = convert(text)
  return [{ name, value, isFine: isFine(value) }]
}

function unknownOptions(others: Texts): Argument[] {
  return Object.entries(others).map(([name, value]) => ({ name, value, isFine: false }))
}

/** The number of which this is the usual spelling; the text itself if there is none. */
export function asNumber(text: string | undefined): unknown {
  return text !== undefined && String(Number(text)) === text ? Number(text) : text
}

/** Only of whole seconds is there a date that goes out as them. */
function asDate(text: string): Date {
  const seconds = asNumber(text)
  return new Date(Number.isInteger(seconds) ? Number(seconds) * 1000 : Number.NaN)
}

function asBoolean(text: string): unknown {
  return text === 'true' || (text === 'false' ? false : text)
}

function isFrom1To(highest: number, value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= highest
}
