// What is done otherwise on Node. The twin for everywhere else is `platform.ts`.

import type { Agent } from 'node:http'
import { InvalidOptionsError } from '../errors'
import { DispatcherExchange } from './dispatcher-exchange'
import type { Exchange } from './exchange'
import { NodeExchange } from './node-exchange'
import type { HttpAgent, HttpDispatcher } from './options'

export { Patience } from './patience'

/** How requests leave: by `node:http` and `node:https`, or a dispatcher that was handed in. */
export function openExchange(
  origin: URL,
  agent: HttpAgent | undefined,
  dispatcher: HttpDispatcher | undefined,
): Exchange {
  if (agent !== undefined && typeof agent?.destroy !== 'function') {
    throw new InvalidOptionsError('agent', 'an agent of node:http or node:https', agent)
  }
  if (dispatcher !== undefined && typeof dispatcher?.dispatch !== 'function') {
    throw new InvalidOptionsError('dispatcher', 'a dispatcher of undici', dispatcher)
  }
  if (agent !== undefined && dispatcher !== undefined) {
    throw new InvalidOptionsError('dispatcher', 'left out beside `agent`', dispatcher)
  }
  if (dispatcher !== undefined) return new DispatcherExchange(origin, dispatcher)
  return new NodeExchange(origin, agent as Agent | undefined)
}
