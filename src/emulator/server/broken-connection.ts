/** What a `fetch` rejects with, or the body of its answer, when the connection breaks. */
export class BrokenConnection extends TypeError {
  constructor(message: 'fetch failed' | 'terminated') {
    super(message, { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) })
  }
}
