/** An HTTP request, whichever way it came in. */
export interface WireRequest {
  readonly verb: string
  /** Path and query, as they were sent. */
  readonly target: string
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** There was more of the body than anybody reads, and `body` is empty. */
  readonly isCut?: boolean
}

/** What goes back. */
export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** ASCII: a byte for each character. */
  readonly body: string
  /** How it gets there. @default whole and at once */
  readonly delivery?: Delivery | undefined
}

/** What may become of an answer on its way. */
export type Delivery =
  /** The connection breaks before it. */
  | { readonly kind: 'dropped' }
  /** It is never sent, and the connection stays. */
  | { readonly kind: 'withheld' }
  /** From its headers to its last byte it takes so long. */
  | { readonly kind: 'slow'; readonly overMs: number }
  /** After so many bytes of its body the connection breaks; by default after half of them. */
  | { readonly kind: 'cut'; readonly afterBytes: number | undefined }

/** Nothing goes back. */
export const NO_ANSWER: WireAnswer = { status: 0, headers: {}, body: '' }
