import type { Agent } from 'node:http'
import type { Exchange } from './exchange'
import { NodeExchange } from './node-exchange'
import type { HttpAgent } from './options'

/** How requests leave on Node: by `node:http` and `node:https`. Its twin for everywhere else is `platform.ts`. */
export function openExchange(origin: URL, agent: HttpAgent | undefined): Exchange {
  return new NodeExchange(origin, agent as Agent | undefined)
}
