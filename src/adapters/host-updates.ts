import type { Update } from '@grammyjs/types'
import type { Client } from '../client'
import { InvalidOptionsError, TransportError, UpdateError } from '../errors'
import { thrownBy, throwTogether } from '../errors/throw-together'

/**
 * Lets a client hear of an update that came to a host, beside the host's own handlers: neither keeps the other waiting,
 * nor from being told.
 *
 * @param context - the host's own, which gets what the update tells of: `context.joinRequest`
 * @param next - the host's handlers
 * @throws what was thrown by those who listen to the client, or by the host's handlers; by both, an `AggregateError`
 */
export async function hear(
  client: Pick<Client, 'handleUpdate' | 'readUpdate'>,
  update: Update,
  context: object,
  next: () => Promise<unknown>,
): Promise<void> {
  const reading = client.readUpdate(update).then((news) => void Object.assign(context, news), unlessTold)
  const read = await thrownBy([reading])
  const told = await thrownBy([client.handleUpdate(update).catch(unlessClosed), call(next)])
  throwTogether([...read, ...told])
}

/** Asynchronous, so that what a handler throws at once does not keep the others from being told. */
async function call(next: () => Promise<unknown>): Promise<void> {
  await next()
}

/**
 * An update that is not as Telegram sends it is no fault of a handler: the client tells of it, and the context has no news.
 * Thrown, it would stop a bot, or come again and again by a webhook, for what Telegram may have added the day before. Of
 * what is no update at all, the client complains when it is to handle it.
 */
function unlessTold(error: unknown): void {
  if (!(error instanceof UpdateError || error instanceof InvalidOptionsError)) throw error
}

/** A client that is closed has nobody left to tell. The host goes on without it. */
function unlessClosed(error: unknown): void {
  const isClosed = error instanceof TransportError && error.reason === 'closed' && error.method === 'handleUpdate'
  if (!isClosed) throw error
}
