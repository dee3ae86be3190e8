import type { Caller, CallOptions } from '../../api/caller'
import { checkKind, checkOptionNames, Described, InvalidOptionsError } from '../../errors'
import { allowedUpdates } from '../allowed-updates'
import type { Events } from '../events'
import { neededUpdates } from '../needed-updates'
import { checkUpdateTypes, type UpdateType } from '../update-types'
import { checkNamesUnseen, checkSecretToken } from './options'
import { warnOfUnasked } from './warn-of-unasked'

/** Where and how Telegram is to send updates. */
export interface SetWebhookOptions {
  /**
   * Where Telegram is to send updates: an https address, on port 443, 80, 88 or 8443. A server of your own takes http and
   * any port, too. Whoever knows a secret path of it can reach you, so it is not shown in errors.
   */
  url: string

  /**
   * What Telegram shows with every update: 1–256 of `A–Z a–z 0–9 _ -`, the same as for `webhook`. `false`: nothing, and
   * whoever finds the address may send updates. `undefined` is refused, so that an environment variable can be handed
   * through.
   */
  secretToken: string | false | undefined

  /**
   * How many updates Telegram may send at the same time: a whole number from 1 to 100, on a server of your own to 100,000.
   * @default 40; on a server of your own 100
   */
  maxConnections?: number | undefined

  /**
   * Which updates to ask for, besides those that somebody listens to by now. Without it, and if nobody listens to
   * anything, it stays as it was; if somebody listens to `update`, all that Telegram sends by default come as well.
   * @see https://core.telegram.org/bots/api#update
   */
  allowedUpdates?: readonly UpdateType[] | undefined

  /**
   * Whether to forget the updates that are waiting.
   * @default false
   */
  dropPendingUpdates?: boolean | undefined

  /**
   * The IP address to send to, in place of that which the host's name has.
   * @default what the name says
   */
  ipAddress?: string | undefined
}

/** What becomes of the updates that wait for a webhook. */
export interface DeleteWebhookOptions {
  /**
   * Whether to forget the updates that are waiting.
   * @default false
   */
  dropPendingUpdates?: boolean | undefined
}

/** The part of a client that the settings of its webhook need. */
export interface WebhookContext {
  readonly caller: Caller
  readonly events: Events
  /** Ends looking out for those who would listen in vain, from when a webhook has been set. */
  unwatch?: (() => void) | undefined
}

const MOST_CONNECTIONS = 100_000
const NAMES = ['url', 'secretToken', 'maxConnections', 'allowedUpdates', 'dropPendingUpdates', 'ipAddress']

export async function setWebhook(
  context: WebhookContext,
  options: SetWebhookOptions,
  call?: CallOptions,
): Promise<void> {
  const { caller, events } = context
  const { secretToken, ...settings } = checkSettings(options)
  const allowed = typesToAskFor(events, settings.allowedUpdates)
  const params = {
    url: settings.url,
    secret_token: secretToken === false ? undefined : secretToken,
    max_connections: settings.maxConnections,
    allowed_updates: allowed,
    drop_pending_updates: settings.dropPendingUpdates,
    ip_address: settings.ipAddress,
  }
  context.unwatch?.()
  await caller.call('setWebhook', params, call)
  context.unwatch = warnOfUnasked(events, allowed)
}

export async function deleteWebhook(
  context: WebhookContext,
  options: DeleteWebhookOptions,
  call?: CallOptions,
): Promise<void> {
  checkOptionNames(options, ['dropPendingUpdates'], 'deleteWebhook')
  const { dropPendingUpdates } = options
  checkKind('dropPendingUpdates', 'boolean', dropPendingUpdates)
  context.unwatch?.()
  await context.caller.call('deleteWebhook', { drop_pending_updates: dropPendingUpdates }, call)
}

/** @returns `undefined` to leave it as it is */
function typesToAskFor(events: Events, added: readonly UpdateType[] | undefined): UpdateType[] | undefined {
  const needed = neededUpdates(events)
  const wantsEvery = events.has('update')
  // A program that sets a webhook and listens to nothing is not the one that will be listening.
  if (needed.length === 0 && added === undefined && !wantsEvery) return undefined
  return allowedUpdates(needed, added, wantsEvery)
}

function checkSettings(options: SetWebhookOptions) {
  checkNamesUnseen(options, NAMES, 'setWebhook')
  const { url, maxConnections, allowedUpdates, dropPendingUpdates, ipAddress } = options
  checkUrl(url)
  const secretToken = checkSecretToken(options.secretToken)
  checkMaxConnections(maxConnections)
  checkUpdateTypes(allowedUpdates)
  checkKind('dropPendingUpdates', 'boolean', dropPendingUpdates)
  checkIpAddress(ipAddress)
  return { url, secretToken, maxConnections, allowedUpdates, dropPendingUpdates, ipAddress }
}

/** Which schemes and ports Telegram takes depends on the server: it says so itself. */
function checkUrl(url: unknown): void {
  const isUrl = typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  if (isUrl) return
  const received = typeof url === 'string' && url !== '' ? new Described(`a text of ${url.length} characters`) : url
  const hint = url === '' ? 'to have none, call `deleteWebhook`' : 'it begins with https://'
  throw new InvalidOptionsError('url', 'an https address', received, hint)
}

/** Telegram makes a number of its own of every other. */
function checkMaxConnections(count: unknown): void {
  if (count === undefined) return
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MOST_CONNECTIONS) {
    throw new InvalidOptionsError('maxConnections', 'a whole number from 1 to 100,000', count)
  }
}

function checkIpAddress(address: unknown): void {
  if (address === undefined) return
  if (typeof address !== 'string' || !/^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)$/i.test(address)) {
    throw new InvalidOptionsError('ipAddress', 'an IP address like 203.0.113.7', address)
  }
}
