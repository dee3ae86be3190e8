// What of Node, Express and Fastify is used, so that no types of theirs are needed.

/** A request of `node:http`, as it is or as Express hands it on: what was read of it before is in `body`. */
export interface NodeRequest {
  readonly method?: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body?: unknown
  readonly readableDidRead?: boolean | undefined
  readonly readableLength?: number | undefined
  /** Text, where somebody has set an encoding. */
  read(): Uint8Array | string | null
  on(event: string, listener: (piece: Uint8Array | string) => void): unknown
  off(event: string, listener: (piece: Uint8Array | string) => void): unknown
  pause(): unknown
  resume(): unknown
}

/** An answer of `node:http`, as it is or as Express hands it on. */
export interface NodeResponse {
  readonly headersSent: boolean
  writeHead(status: number, headers: Record<string, string>): unknown
  flushHeaders(): void
  end(): unknown
}

/** A request of Fastify, which has read and parsed the body. */
export interface FastifyRequest {
  readonly raw: { readonly method?: string | undefined; readonly headers: NodeRequest['headers'] }
  readonly body?: unknown
}

/** An answer of Fastify. */
export interface FastifyReply {
  readonly sent: boolean
  code(status: number): unknown
  headers(headers: Record<string, string>): unknown
  send(): unknown
}
