/** The control API refuses a request, and says why in a sentence. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(
    readonly status: 400 | 403 | 404 | 415,
    sentence: string,
  ) {
    super(sentence)
  }
}
