import type { User as WireUser } from '@grammyjs/types'

/**
 * A person or a bot, as Telegram shows them to this bot.
 *
 * @see https://core.telegram.org/bots/api#user
 */
export interface User {
  /** Up to 52 bits: safe in a number. */
  readonly id: number
  /** Whether it is a bot. */
  readonly isBot: boolean
  /** May be empty, for instance of a deleted account. */
  readonly firstName: string
  /** `null` if they gave none. */
  readonly lastName: string | null
  /** Without the `@`. */
  readonly username: string | null
  /** The language of their app, as an IETF tag: `'en'`. Known of few. */
  readonly languageCode: string | null
  /** Whether they pay for Telegram Premium. */
  readonly isPremium: boolean
  /** The same, in Telegram's own names. Not enumerable, so that printing and JSON show the facts alone. */
  readonly raw: WireUser
}

export function toUser(raw: WireUser): User {
  const facts = {
    id: raw.id,
    isBot: raw.is_bot,
    firstName: raw.first_name,
    lastName: raw.last_name ?? null,
    username: raw.username ?? null,
    languageCode: raw.language_code ?? null,
    isPremium: raw.is_premium ?? false,
  }
  return Object.defineProperty(facts as User, 'raw', { value: raw })
}

/** What `JSON.stringify` leaves of a {@link User}. */
export type UserSnapshot = Omit<User, 'raw'>

/** The way back, from stored data to Telegram's own names. */
export function toWireUser(user: UserSnapshot): WireUser {
  const { id, isBot, firstName, lastName, username, languageCode, isPremium } = user
  return {
    id,
    is_bot: isBot,
    first_name: firstName,
    ...(lastName !== null && { last_name: lastName }),
    ...(username !== null && { username }),
    ...(languageCode !== null && { language_code: languageCode }),
    ...(isPremium && { is_premium: true as const }),
  }
}
