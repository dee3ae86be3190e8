import { InvitegramError } from 'invitegram'

/** What a call rejects with, in place of what it resolves to. */
export async function failureOf(call: Promise<unknown>): Promise<InvitegramError> {
  const error = await call.then(
    () => 'no failure',
    (failure: unknown) => failure,
  )
  if (error instanceof InvitegramError) return error
  throw new Error('Expected the call to fail with an error of the library', { cause: error })
}
