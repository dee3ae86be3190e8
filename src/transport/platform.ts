// What is done otherwise where there is no Node. The twin for Node is `platform.node.ts`.

import { InvalidOptionsError } from '../errors'
import type { Exchange } from './exchange'
import { FetchExchange } from './fetch-exchange'
import type { HttpAgent, HttpDispatcher } from './options'

/** For a page each kilobyte counts. */
export { PatienceOnDemand as Patience } from './patience-on-demand'

/** How requests leave: by `fetch`. */
export function openExchange(
  origin: URL,
  agent: HttpAgent | undefined,
  dispatcher: HttpDispatcher | undefined,
): Exchange {
  for (const [option, given] of Object.entries({ agent, dispatcher })) {
    if (given !== undefined) {
      throw new InvalidOptionsError(option, 'left out', given, `${option}s belong to Node: here, hand in a \`fetch\``)
    }
  }
  return new FetchExchange(origin)
}
