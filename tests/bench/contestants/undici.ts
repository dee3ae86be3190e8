import { Pool } from 'undici'
import { PATH, readLink, writeCall } from '../bare-call'
import { type Open, TOKEN } from '../contestant'

/** The innermost of undici: no stream, no promise but the one that the caller waits for. */
export const open: Open = (apiRoot, { timeoutMs = 30_000 } = {}) => {
  const pool = new Pool(apiRoot, { headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
  const request = {
    method: 'POST',
    path: `/bot${TOKEN}${PATH}`,
    headers: { 'content-type': 'application/json' },
  } as const

  const post = (body: string) =>
    new Promise<string>((resolve, reject) => {
      const chunks: Buffer[] = []
      pool.dispatch(
        { ...request, body },
        {
          onRequestStart: () => {},
          onResponseStart: () => {},
          onResponseData: (_, chunk) => {
            chunks.push(chunk)
          },
          onResponseEnd: () => resolve(Buffer.concat(chunks).toString()),
          onResponseError: (_, error) => reject(error),
        },
      )
    })
  return { createLink: async (title, limit) => readLink(await post(writeCall(title, limit))) }
}
