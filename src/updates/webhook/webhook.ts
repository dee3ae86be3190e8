import type { UpdateHandler } from './gate'
import { checkWebhookOptions, type WebhookOptions } from './options'

/** Answers Telegram's requests, where requests and answers are those of `fetch`. It never rejects. */
export type Webhook = (request: Request) => Promise<Response>

/**
 * Makes the endpoint that Telegram sends updates to. What its answers mean:
 *
 * | status | |
 * |---|---|
 * | 200 | the handlers have ended |
 * | 400 | the body is no update |
 * | 401 | the secret is missing or wrong |
 * | 405, 415 | it is no POST, or no JSON |
 * | 408, 413 | the body took too long, or is too large |
 * | 500 | a handler threw, and nobody listens to `error`: the error is printed, and Telegram sends the update again |
 * | 503 | the client is closed: Telegram sends the update again, perhaps to whoever comes after |
 *
 * No answer has a body, or says more than that.
 *
 * @throws {InvalidOptionsError} at once, if an option cannot be right
 */
export function createWebhook(handler: UpdateHandler, options: WebhookOptions): Webhook {
  const rules = checkWebhookOptions(options)
  return async (request) => {
    const { answerRequest } = await import('../intake')
    return await answerRequest(handler, rules, request)
  }
}
