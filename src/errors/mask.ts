/** A bot token, whole: whoever has it is the bot. */
const TOKEN = /(?<!\d)\d{5,}:[\w-]{20,}/g

/** An invite link in any spelling, and what follows it up to a blank, a quote or a bracket. */
const LINK = /((?:t|telegram)\.(?:me|dog)\/(?:s\/)*(?:\+|%2b|%20| |joinchat\/)|\binvite=)([^\s"'<>()[\]{}]*)/gi

/**
 * A text with all invite links in it cut short: whoever reads a whole one can use it. For logs.
 *
 * @example
 * maskLinks('made https://t.me/+AbCdEfGhIjKlMnOp') //=> 'made https://t.me/+AbCd…'
 */
export function maskLinks(text: string): string {
  return text.replace(LINK, (_, front: string, hash: string) => {
    const shown = /^[\w-]*/.exec(hash)?.[0].slice(0, Math.min(4, hash.length / 4))
    return `${front}${shown}…`
  })
}

/** The same for tokens, too. */
export function maskSecrets(text: string): string {
  return maskLinks(text.replace(TOKEN, '<token>'))
}
