/** What a text is that may be a link into a chat. */
export type ParsedInviteLink =
  | {
      kind: 'invite'
      /** What tells this link from every other, case included. */
      hash: string
      /** The usual form: `https://t.me/+…`. */
      url: string
      /** What opens the app at once: `tg://join?invite=…`. */
      deepLink: string
    }
  /** `t.me/+` and digits alone: a link to a person by phone number. */
  | { kind: 'phone'; phone: string }

const HOST = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)(?::(?:80|443))?(?=[/?#]|$)/i
const HASH = /^[\w-]+$/
const PHONE = /^\d{1,32}$/

/**
 * Reads an invite link in any spelling that Telegram's apps take: `t.me/+…`, `t.me/joinchat/…`, `telegram.me`,
 * `tg://join?invite=…`, with or without `https://`, with a query or a fragment behind it. Without white space around.
 *
 * @returns `null` for everything else: usernames, folder links, links that were cut and end in `...`
 * @see https://core.telegram.org/api/links#chat-invite-links
 *
 * @example
 * parseInviteLink('t.me/joinchat/AbCdEfGh')
 * //=> { kind: 'invite', hash: 'AbCdEfGh', url: 'https://t.me/+AbCdEfGh', deepLink: 'tg://join?invite=AbCdEfGh' }
 */
export function parseInviteLink(text: string): ParsedInviteLink | null {
  if (typeof text !== 'string') return null
  return /^tg:/i.test(text) ? parseDeepLink(text) : parseWebLink(text)
}

/**
 * Whether two texts lead into a chat by the same invite link, however each is spelt. Links that were cut are never
 * the same as another: what they hide may differ.
 *
 * @example
 * sameInviteLink('https://t.me/+AbCdEfGh', 'tg://join?invite=AbCdEfGh') //=> true
 */
export function sameInviteLink(a: string | { url: string }, b: string | { url: string }): boolean {
  const [one, other] = [a, b].map((link) => parseInviteLink(typeof link === 'string' ? link : link.url))
  return one?.kind === 'invite' && other?.kind === 'invite' && one.hash === other.hash
}

function parseWebLink(text: string): ParsedInviteLink | null {
  const host = HOST.exec(text)?.[0]
  if (host === undefined) return null
  // Any number of `/s` may stand before the path, which apps add for previews.
  const path = /^(?:\/(?:s|%73)(?=\/))*([^?#]*)/.exec(text.slice(host.length))?.[1]
  const [, front, hash = ''] = /^\/([+ ]|joinchat\/)([^/]*)/.exec(decode(path)) ?? []
  if (front !== 'joinchat/' && PHONE.test(hash)) return { kind: 'phone', phone: hash }
  return toInvite(hash)
}

function parseDeepLink(text: string): ParsedInviteLink | null {
  const [, path, query] = /^tg:(?:\/\/)?([^?#]*)\??([^#]*)/i.exec(text) ?? []
  if (!/^\/?join\/*$/.test(decode(path))) return null
  // Here `+` is a space, as in every query, so it belongs to no hash.
  return toInvite(new URLSearchParams(query).get('invite') ?? '')
}

function toInvite(hash: string): ParsedInviteLink | null {
  if (!HASH.test(hash) || PHONE.test(hash)) return null
  return { kind: 'invite', hash, url: `https://t.me/+${hash}`, deepLink: `tg://join?invite=${hash}` }
}

/** Percent-escapes in their own characters; what is no escape stays. */
function decode(text = ''): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
