import { type ApiMethod, type ApiResult, type Caller, Client } from 'invitegram'
import { expect, test } from 'vitest'

/** A caller whose calls stay open until the test ends them. */
function anOpenCaller() {
  const open: { resolve(): void; reject(reason: unknown): void }[] = []
  const caller: Caller = {
    call: <M extends ApiMethod>() =>
      new Promise<ApiResult<M>>((resolve, reject) => {
        open.push({ resolve: () => resolve(true as ApiResult<M>), reject })
      }),
  }
  return { open, client: new Client(caller) }
}

const untilIdle = () => new Promise((resolve) => setImmediate(resolve))

test('whoever closes a client waits for all calls under way, those that fail included', async () => {
  const { open, client } = anOpenCaller()
  const events: string[] = []
  const ended = Promise.allSettled([client.api.call('getMe'), client.api.call('getMe')])
  const closed = client.close().then(() => events.push('closed'))

  open[0]?.reject(new Error('of the host'))
  await untilIdle()
  events.push('one call left')
  open[1]?.resolve()
  await Promise.all([ended, closed])

  expect(events).toEqual(['one call left', 'closed'])
})

test('a client that is closed twice at once is closed for both', async () => {
  const { open, client } = anOpenCaller()
  const call = client.api.call('getMe')
  const closing = [client.close(), client.close()]

  open[0]?.resolve()
  await call
  const closed = await Promise.all(closing)

  expect(closed).toEqual([undefined, undefined])
  await expect(client.close()).resolves.toBeUndefined()
})
