import type { Caller, FriendlyCall } from './friendly-call'
import { type Argument, allowedOption, asNumber, isWhole, option, type Texts, unknownOptions } from './friendly-options'
import { bagOf, type Friend, type Options, wrongIn } from './friendly-row'

/** What was before somebody polls. */
export interface BeforePolling {
  /** The ids of what waits. */
  queue: readonly number[]
  /** What was asked for last; nothing: the default. */
  allowed: readonly string[]
}

/**
 * The polling that makes this call of getUpdates: at first, or when all below its offset is handled. How many, how long
 * and which a client says always: where a case does not, that adds to it.
 */
export function pollingCall(params: Texts, before: BeforePolling): FriendlyCall | undefined {
  const named = Object.fromEntries(Object.entries(params).filter(([, text]) => text !== ''))
  const { offset = '0', limit, timeout, allowed_updates, ...others } = named
  const all = [
    ...offsetOption(offset, before),
    ...option('limit', limit, asNumber, (n) => isWhole(n, 1, 100)),
    ...waitOption(timeout),
    ...(allowed_updates === undefined ? asBefore(before) : allowedOption(allowed_updates)),
    ...unknownOptions(others),
  ]
  const wrong = wrongIn(all)
  const options = bagOf(all)
  // Whoever leaves in the middle confirms what is handled, and says nothing else.
  const isLeaving = offset !== '0' && before.queue.some((id) => id >= Number(offset))
  const isMute = isLeaving && Object.keys(named).length > 1
  if (all.some(({ isRespelt }) => isRespelt) || (isMute && wrong.length === 0)) return undefined
  return {
    wrong,
    ...(timeout === undefined && { addsToIt: true }),
    compared: ({ offset: from = '0', ...rest }) =>
      only(Object.keys(named), from === '0' ? rest : { ...rest, offset: from }),
    make: (caller) =>
      wrong.length > 0 ? notToBePolled(caller, options) : poll(caller, Number(offset), isLeaving, options),
  }
}

/** Not to be named: it follows from what is handled. */
function offsetOption(offset: string, { queue }: BeforePolling): Argument[] {
  const follows = offset === '0' || queue.some((id) => String(id + 1) === offset)
  return follows ? [] : [{ name: 'offset', value: asNumber(offset), isFine: false }]
}

/** Of the parts of a second nothing goes out. */
function waitOption(timeout: string | undefined): Argument[] {
  const isRespelt = typeof asNumber(timeout) === 'number' && !Number.isInteger(asNumber(timeout))
  return option('waitMs', timeout, asMs, (ms) => isWhole(ms, 1_000, 50_000)).map((it) => ({ ...it, isRespelt }))
}

function asMs(text: string): unknown {
  const seconds = asNumber(text)
  return typeof seconds === 'number' ? seconds * 1000 : seconds
}

function asBefore({ allowed }: BeforePolling): Argument[] {
  return allowed.length === 0 ? [] : [{ name: 'allowedUpdates', value: allowed, isFine: true }]
}

function only(names: readonly string[], texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => names.includes(name)))
}

/** What is not refused, as it should be, ends at once. */
async function notToBePolled({ client }: Caller, options: Options): Promise<void> {
  await polled(client, { ...options, signal: AbortSignal.abort() }).next()
}

/** Handles what is below the offset, and resolves to what comes then: whoever has left has to come again to see it. */
async function poll(caller: Caller, offset: number, isLeaving: boolean, options: Options): Promise<unknown> {
  if (isLeaving) await pollUpTo(offset, caller, options)
  return await pollUpTo(isLeaving ? 0 : offset, caller, options)
}

/** @returns what comes with this offset, of which nothing is handled any more */
async function pollUpTo(offset: number, { client, fetches }: Caller, options: Options): Promise<unknown> {
  const stop = new AbortController()
  const fetched = fetches.next(offset)
  fetched.then(
    // Where nothing has come, nothing may ever come that could be left at.
    (batch) => Array.isArray(batch) && batch.length === 0 && stop.abort(),
    () => stop.abort(),
  )
  for await (const { update_id: id } of polled(client, { ...options, signal: stop.signal })) if (id >= offset) break
  fetches.giveUp()
  return await fetched
}

function polled(client: Friend, options: Options): ReturnType<Friend['updates']> {
  return client.updates(options)
}
