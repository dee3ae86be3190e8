/** What a text is to Telegram's apps: an invite link, with its usual forms, or a phone number's link. */
export type LinkText =
  | { kind: 'invite'; hash: string; deepLink: string; webLink: string }
  | { kind: 'phone'; phone: string }

const WEB = /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)(?::80|:443)?(?:\/s(?=\/))*\/([^?#]*)/i
const DEEP = /^tg:(?:\/\/)?join\?([^#]*)/i
const HASH = /^[\w-]+$/
/** So many digits could be a phone number. */
const PHONE = /^\d{1,32}$/

/** Reads a text by the grammar of invite links. `undefined`: it is none. */
export function readInviteLink(text: string): LinkText | undefined {
  const path = WEB.exec(text)?.[1]
  if (path !== undefined) return readPath(unescaped(path))

  const query = DEEP.exec(text)?.[1]
  if (query === undefined) return undefined
  const invite = query.split('&').find((part) => part.startsWith('invite='))
  return invite === undefined ? undefined : inviteBy(unescaped(invite.slice('invite='.length).replaceAll('+', ' ')))
}

function readPath(path: string): LinkText | undefined {
  const plus = /^[+ ]([^/]*)/.exec(path)?.[1]
  if (plus !== undefined) return PHONE.test(plus) ? { kind: 'phone', phone: plus } : inviteBy(plus)
  return inviteBy(/^joinchat\/([^/]*)/.exec(path)?.[1] ?? '')
}

function inviteBy(hash: string): LinkText | undefined {
  if (!HASH.test(hash) || PHONE.test(hash)) return undefined
  return { kind: 'invite', hash, deepLink: `tg:join?invite=${hash}`, webLink: `https://t.me/+${hash}` }
}

/** Escapes of ASCII only: nothing else is ever part of a hash. */
function unescaped(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
