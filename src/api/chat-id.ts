import { InvalidOptionsError } from '../errors'

/**
 * Which chat: its numeric id (those of supergroups and channels begin with -100), the same as text, or the
 * `@username` of a public one.
 */
export type ChatId = number | string

const NUMBER = /^-?\d+$/
const USERNAME = /^@[A-Za-z]\w{0,31}$/
const EXPECTED = 'a chat id: a whole number, or an @username'

/** The id as it goes to Telegram: a number, or an `@username`. */
export function toChatId(chatId: ChatId): number | string {
  if (typeof chatId === 'string' && USERNAME.test(chatId)) return chatId
  const id = typeof chatId === 'string' && NUMBER.test(chatId) ? Number(chatId) : chatId
  // 0 is no chat; beyond 2^53 digits would be lost on the way.
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id === 0) throw refused(chatId)
  return id
}

/** Refuses a link of one chat in the place of another's. Usernames are the same in upper and in lower case. */
export function checkSameChat(chatId: number | string, own: number | string): void {
  if (String(chatId).toLowerCase() === String(own).toLowerCase()) return
  const hint = 'a number and a @username may mean one chat, but that cannot be seen here: name it as the link does'
  const isSpelling = typeof chatId !== typeof own
  throw new InvalidOptionsError('chatId', `the chat of the link, ${own}`, chatId, isSpelling ? hint : undefined)
}

function refused(chatId: unknown): InvalidOptionsError {
  const hint = typeof chatId === 'string' ? hintFor(chatId.trim()) : undefined
  return new InvalidOptionsError('chatId', EXPECTED, chatId, hint)
}

function hintFor(text: string): string | undefined {
  const username = text.replace(/^(?:(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.(?:me|dog)\/|@+)?(.*?)\/?$/i, '@$1')
  if (USERNAME.test(username)) return `did you mean \`${username}\`?`
  return /^(https?:\/\/|t(elegram)?\.me\/|tg:)/i.test(text) ? 'a link does not name a chat: ask for its id' : undefined
}
