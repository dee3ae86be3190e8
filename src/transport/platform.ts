import { InvalidOptionsError } from '../errors'
import type { Exchange } from './exchange'
import { FetchExchange } from './fetch-exchange'
import type { HttpAgent } from './options'

/** How requests leave where there is no Node: by `fetch`. Its twin for Node is `platform.node.ts`. */
export function openExchange(origin: URL, agent: HttpAgent | undefined): Exchange {
  if (agent !== undefined) {
    throw new InvalidOptionsError('agent', 'left out', agent, 'agents belong to Node: here, hand in a `fetch`')
  }
  return new FetchExchange(origin)
}
