import { openExchange } from '#platform'
import { checkKind, InvalidOptionsError } from '../errors'
import type { Exchange } from './exchange'
import { FetchExchange } from './fetch-exchange'
import type { TransportOptions } from './options'

/** By what requests leave: a `fetch` that was handed in, or else what the platform has. */
export function chooseExchange(origin: URL, { agent, dispatcher, fetch }: TransportOptions): Exchange {
  if (fetch === undefined) return openExchange(origin, agent, dispatcher)
  checkKind('fetch', 'function', fetch)
  for (const [option, given] of Object.entries({ agent, dispatcher })) {
    if (given !== undefined) throw new InvalidOptionsError(option, 'left out beside `fetch`', given)
  }
  return new FetchExchange(origin, fetch)
}
