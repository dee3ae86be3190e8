// What can be said of a link as Telegram itself gives it out, without reading every spelling there is.

/** A link that Telegram cut, because another administrator made it. */
export function isTruncated(url: string): boolean {
  return /(\.\.\.|…)$/.test(url)
}

/** What opens the app at once, for a link as Telegram gives it out; `null` for one that was cut. */
export function toDeepLink(url: string): string | null {
  const [, hash] = /(?:\+|joinchat\/)([\w-]+)$/.exec(url) ?? []
  return hash === undefined ? null : `tg://join?invite=${hash}`
}

/** What opens Telegram's own window for passing a link on, with a text to go with it. */
export function toShareUrl(url: string, text?: string): string {
  const query = new URLSearchParams({ url, ...(text !== undefined && { text }) })
  // Telegram's apps show a plus sign where `URLSearchParams` writes a space so.
  return `https://t.me/share/url?${query.toString().replaceAll('+', '%20')}`
}
