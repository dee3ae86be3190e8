import type { Update } from '@grammyjs/types'
import { TransportError } from '../../errors'
import { isUpdate } from '../is-update'
import type { WebhookOptions, WebhookRules } from './options'

/** The part of a client that a webhook needs. `Client` has it; a test makes one in a line. */
export interface UpdateHandler {
  /** Resolves when the update has been handled; what rejects is to come again. */
  handleUpdate(update: Update): Promise<void>
  /** Makes a webhook for `fetch`. Whoever has made one knows how updates come in, so `nodeWebhook` asks for one, too. */
  webhook?(options: WebhookOptions): unknown
}

/** Telegram's name for where it shows the secret, as Node and `fetch` spell the names of headers. */
export const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** What a platform has for a header: not always a text. */
type Header = string | readonly string[] | null | undefined

/** All of a request that counts before its body is read. */
export interface RequestHead {
  readonly method: string | undefined
  readonly secret: Header
  readonly contentType: Header
  readonly contentLength: Header
}

const JSON_TYPE = /^application\/json\s*(?:;|$)/i

/**
 * Whether a request is turned away unread. The secret comes first of all that depends on the caller, so that who does not
 * know it learns nothing.
 *
 * @returns the status to answer with, or `undefined` if the body is wanted
 */
export function refusalOf(head: RequestHead, { secretToken, maxBodyBytes }: WebhookRules): number | undefined {
  if (head.method !== 'POST') return 405
  if (secretToken !== false && !isSecret(textOf(head.secret), secretToken)) return 401
  if (!JSON_TYPE.test(textOf(head.contentType))) return 415
  if (Number(head.contentLength) > maxBodyBytes) return 413
  return undefined
}

/** What has to be said along with a status. */
export function headersFor(status: number): Record<string, string> {
  return status === 405 ? { Allow: 'POST' } : {}
}

function textOf(header: Header): string {
  return typeof header === 'string' ? header : ''
}

/** How long that takes depends on our own secret alone: every character is looked at, whatever came. */
function isSecret(received: string, secret: string): boolean {
  const isAsLong = received.length === secret.length
  const compared = isAsLong ? received : secret
  let difference = isAsLong ? 0 : 1
  for (let at = 0; at < secret.length; at++) difference |= compared.charCodeAt(at) ^ secret.charCodeAt(at)
  return difference === 0
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Has an update handled.
 *
 * @param body - its bytes, its text, or what somebody has made of them
 * @returns the status to answer with
 */
export async function takeIn(handler: UpdateHandler, body: unknown): Promise<number> {
  const update = toUpdate(body)
  if (update === undefined) return 400
  try {
    await handler.handleUpdate(update)
    return 200
  } catch (error) {
    if (error instanceof TransportError && error.reason === 'closed') return 503
    const { tellOfUnhandled } = await import('../seldom')
    tellOfUnhandled(error)
    return 500
  }
}

/** What to answer when somebody was at the body before, and kept nothing of it. */
export async function bodyIsLost(): Promise<number> {
  const { tellOfLostBody } = await import('../seldom')
  tellOfLostBody()
  return 500
}

function toUpdate(body: unknown): Update | undefined {
  const value = body instanceof Uint8Array || typeof body === 'string' ? parsed(body) : body
  return isUpdate(value) ? value : undefined
}

function parsed(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : utf8.decode(body))
  } catch {
    return undefined
  }
}
