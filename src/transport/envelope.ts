/**
 * Opens Telegram's envelope.
 *
 * @returns the `result`; `undefined` if the call was refused, or if what came is not from Telegram at all
 * @see https://core.telegram.org/bots/api#making-requests
 */
export function resultOf(body: string): unknown {
  const envelope = parseObject(body)
  return envelope?.ok === true ? envelope.result : undefined
}

/** Proxies on the way answer with anything at all, so nothing about a body is taken for granted. */
export function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
