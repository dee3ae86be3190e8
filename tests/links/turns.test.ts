import { type ApiMethod, type ApiParams, type ApiResult, type Caller, Client } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

/** A caller whose calls stay open until the test answers them. */
function anOpenCaller() {
  const calls: { params: unknown; answer(overrides: object): void }[] = []
  const caller: Caller = {
    call: <M extends ApiMethod>(_method: M, params: ApiParams<M>) =>
      new Promise<ApiResult<M>>((resolve) => {
        calls.push({ params, answer: (overrides) => resolve(aChatInviteLink(overrides) as ApiResult<M>) })
      }),
  }
  return { calls, link: new Client(caller).inviteLink(CHAT, aChatInviteLink()) }
}

const untilIdle = () => new Promise((resolve) => setImmediate(resolve))

test('who waits for a turn is let go by an abort, at once', async () => {
  const { calls, link } = anOpenCaller()
  const stop = new AbortController()
  const first = link.edit({ title: 'First' })
  const second = link.edit({ title: 'Second' }, { signal: stop.signal })
  await untilIdle()

  stop.abort('enough')
  const error = await second.catch((reason) => reason)
  calls[0]?.answer({ name: 'First' })
  await first

  expect(error).toBe('enough')
  expect(calls).toHaveLength(1)
})

test('who comes after an abort still waits for the one before it', async () => {
  const { calls, link } = anOpenCaller()
  const stop = new AbortController()
  const first = link.edit({ title: 'First' })
  const second = link.edit({ title: 'Second' }, { signal: stop.signal }).catch((reason) => reason)
  const third = link.edit({ limit: 5 })
  stop.abort('enough')
  await second
  await untilIdle()

  const before = calls.length
  calls[0]?.answer({ name: 'First' })
  await first
  await untilIdle()
  calls[1]?.answer({ name: 'First', member_limit: 5 })
  await third

  expect(before).toBe(1)
  expect(calls[1]?.params).toMatchObject({ name: 'First', member_limit: 5 })
})

test('a signal that is not aborted lets the turn come', async () => {
  const { calls, link } = anOpenCaller()
  const edit = link.edit({ title: 'First' }, { signal: new AbortController().signal })
  await untilIdle()

  calls[0]?.answer({ name: 'First' })
  await edit

  expect(link.title).toBe('First')
})
