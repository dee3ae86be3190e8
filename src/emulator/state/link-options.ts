import { InvalidOptionsError } from '../../errors'
import type { EmulatedLinkOptions, EmulatedSubscription } from './link'
import type { World } from './world'

const HIGHEST_LIMIT = 99_999

/** @throws {InvalidOptionsError} if no link could be like that */
export function checkLinkOptions(options: Partial<EmulatedLinkOptions>, world: World): void {
  const { title = '', expireAt, limit, requireApproval, subscription } = options
  if (typeof title !== 'string') throw new InvalidOptionsError('title', 'a text', title)
  if (expireAt && !(expireAt instanceof Date && !Number.isNaN(expireAt.getTime()))) {
    throw new InvalidOptionsError('expireAt', 'a valid date, or null', expireAt)
  }
  if (limit !== null && limit !== undefined) checkLimit(limit, requireApproval, world)
  if (subscription) checkSubscription(subscription)
}

function checkLimit(limit: number, requireApproval: boolean | undefined, { unknowns }: World): void {
  // Where it is assumed that Telegram takes one more, there can be such links.
  const highest = unknowns.memberLimit100000 === null ? HIGHEST_LIMIT + 1 : HIGHEST_LIMIT
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= highest)) {
    throw new InvalidOptionsError('limit', `a whole number from 1 to ${highest.toLocaleString('en')}`, limit)
  }
  if (requireApproval) throw new InvalidOptionsError('limit', 'left out where approval is required', limit)
}

function checkSubscription({ periodMs, price }: EmulatedSubscription): void {
  checkPositive('subscription.periodMs', periodMs)
  checkPositive('subscription.price', price)
}

function checkPositive(option: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value > 0)) {
    throw new InvalidOptionsError(option, 'a positive whole number', value)
  }
}
