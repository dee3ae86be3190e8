import { getEventListeners } from 'node:events'
import { type ApiMethod, type ApiParams, type ApiResult, type Caller, Client } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { CHAT } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

interface OpenCall {
  params: unknown
  answer(overrides: object): void
}

/** A caller whose calls stay open until the test answers them. */
function anOpenCaller() {
  const calls: OpenCall[] = []
  const caller: Caller = {
    call: <M extends ApiMethod>(_method: M, params: ApiParams<M>) =>
      new Promise<ApiResult<M>>((resolve) => {
        calls.push({ params, answer: (overrides) => resolve(aChatInviteLink(overrides) as ApiResult<M>) })
      }),
  }
  const theCall = (index: number) => vi.waitUntil(() => calls[index], { interval: 1 })
  return { calls, theCall, link: new Client(caller).inviteLink(CHAT, aChatInviteLink()) }
}

const untilIdle = () => new Promise((resolve) => setImmediate(resolve))

test('who waits for a turn is let go by an abort, at once', async () => {
  const { calls, theCall, link } = anOpenCaller()
  const stop = new AbortController()
  const first = link.edit({ title: 'First' })
  const second = link.edit({ title: 'Second' }, { signal: stop.signal })
  const firstCall = await theCall(0)

  stop.abort('enough')
  const error = await second.catch((reason) => reason)
  firstCall.answer({ name: 'First' })
  await first

  expect(error).toBe('enough')
  expect(calls).toHaveLength(1)
})

test('who comes after an abort still waits for the one before it', async () => {
  const { calls, theCall, link } = anOpenCaller()
  const stop = new AbortController()
  const first = link.edit({ title: 'First' })
  const second = link.edit({ title: 'Second' }, { signal: stop.signal }).catch((reason) => reason)
  const third = link.edit({ limit: 5 })
  const firstCall = await theCall(0)
  stop.abort('enough')
  await second
  await untilIdle()

  const before = calls.length
  firstCall.answer({ name: 'First' })
  await first
  const lastCall = await theCall(1)
  lastCall.answer({ name: 'First', member_limit: 5 })
  await third

  expect(before).toBe(1)
  expect(lastCall.params).toMatchObject({ name: 'First', member_limit: 5 })
})

test('a signal that is not aborted lets the turn come', async () => {
  const { theCall, link } = anOpenCaller()
  const edit = link.edit({ title: 'First' }, { signal: new AbortController().signal })

  const call = await theCall(0)
  call.answer({ name: 'First' })
  await edit

  expect(link.title).toBe('First')
})

test('acts on one link go in the order in which they were asked for, whatever they are', async () => {
  const { calls, theCall, link } = anOpenCaller()
  const replaced = link.replace({ title: 'Fresh' })
  const revoked = link.revoke()
  const edited = link.edit({ title: 'Too late' }).catch((reason) => reason)

  const create = await theCall(0)
  create.answer({ invite_link: 'https://t.me/+QrStUvWxYzAbCdEf', name: 'Fresh' })
  const revoke = await theCall(1)
  revoke.answer({ is_revoked: true })
  await replaced
  await revoked
  const refusal = await edited

  expect(calls.map(({ params }) => params)).toMatchObject([
    { chat_id: CHAT, name: 'Fresh' },
    { chat_id: CHAT, invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp' },
  ])
  expect(refusal.message).toContain('it is revoked')
})

test('the third waits for the second, not only for the first', async () => {
  const { calls, theCall, link } = anOpenCaller()
  const acts = ['First', 'Second', 'Third'].map((title) => link.edit({ title }))
  const first = await theCall(0)
  first.answer({ name: 'First' })
  const second = await theCall(1)
  await untilIdle()

  const meanwhile = calls.length
  second.answer({ name: 'Second' })
  const third = await theCall(2)
  third.answer({ name: 'Third' })
  await Promise.all(acts)

  expect(meanwhile).toBe(2)
  expect(link.title).toBe('Third')
})

test('once a turn has come, nobody listens to the signal any more', async () => {
  const { theCall, link } = anOpenCaller()
  const { signal } = new AbortController()
  const acts = [link.edit({ title: 'First' }), link.edit({ title: 'Second' }, { signal })]
  const first = await theCall(0)
  const during = getEventListeners(signal, 'abort').length

  first.answer({ name: 'First' })
  const second = await theCall(1)
  second.answer({ name: 'Second' })
  await Promise.all(acts)

  expect(during).toBe(1)
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
