// What a webhook says of updates that it could not take in, to whoever reads the log: nobody else will ever see it.

export function tellOfUnhandled(error: unknown): void {
  // Telegram is told no more than that it has to send the update again.
  console.error('An update was not handled, and Telegram will send it again. Listen to `error` to settle it:', error)
}

/** Somebody was at the body before, and kept nothing of it. */
export function tellOfLostBody(): void {
  console.error('An update is lost: its body was read before the webhook got the request. Let the webhook read it.')
}
