/** An HTTP request, whichever way it came in. */
export interface WireRequest {
  readonly verb: string
  /** Path and query, as they were sent. */
  readonly target: string
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What goes back. */
export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
