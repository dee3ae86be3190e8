import type * as http from 'node:http'
import type { PorterSettings } from './porter'

/** What a runtime brings to the checks. */
export interface Host {
  /** Where an emulated Telegram listens, outside of this runtime: without a slash at the end. */
  readonly telegram: string
  /** Shows a value as its console does, where it has such a thing. */
  inspect?(value: unknown): string
  /** Lets a porter answer on the runtime's own web server for handlers of `fetch`. */
  servePorter?(settings: PorterSettings): Promise<Served>
  /** What there is of Node. */
  readonly node?: { readonly http: typeof http; require(name: string): unknown }
}

/** Something that can be asked over a socket. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}
