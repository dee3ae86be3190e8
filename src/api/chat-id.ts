import { Described, InvalidOptionsError } from '../errors'

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

function refused(chatId: unknown): InvalidOptionsError {
  const hint = typeof chatId === 'string' ? hintFor(chatId.trim()) : undefined
  const isLink = typeof chatId === 'string' && /[+/?]/.test(chatId)
  // An invite link lets in whoever reads it, so it is not repeated in a message that may be logged.
  return new InvalidOptionsError('chatId', EXPECTED, isLink ? new Described('a link') : chatId, hint)
}

function hintFor(text: string): string | undefined {
  const linked = /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.(?:me|dog)\/([A-Za-z]\w{0,31})\/?$/i.exec(text)?.[1]
  if (linked !== undefined) return `did you mean \`@${linked}\`?`
  if (/^(https?:\/\/|t\.me\/|telegram\.me\/|tg:)/i.test(text)) return 'a link does not name a chat: ask for its id'
  const username = `@${text.replace(/^@+/, '')}`
  if (USERNAME.test(username)) return `did you mean \`${username}\`?`
  return undefined
}
