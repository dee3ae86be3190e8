import { expect, test } from 'vitest'
import { aScene, CHAT, saidBy, URL_ROOT } from '../scene'

test('it can be handed around by itself, and takes what a fetch takes', async () => {
  const { fetch } = aScene().telegram

  const responses = [
    await fetch(`${URL_ROOT}/getMe`),
    await fetch(new URL(`${URL_ROOT}/getMe`)),
    await fetch(new Request(`${URL_ROOT}/getMe`)),
    await fetch(new Request(`${URL_ROOT}/getMe`), { method: 'POST' }),
  ]

  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('an abort in the midst of it gives up the answer, not the call', async () => {
  const { telegram, chat } = aScene()
  telegram.failUpstream('createChatInviteLink', { code: 420, message: 'FLOOD_WAIT_5' })
  const { signal, abort } = anAbort()
  const call = telegram.fetch(`${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}`, { signal })

  const refused = expect(call).rejects.toBe('enough')
  await telegram.clock.advance({ seconds: 1 })
  abort()
  await refused
  await telegram.clock.advance({ seconds: 5 })

  expect(chat.links).toHaveLength(1)
})

test('what is aborted before it is sent is not sent', async () => {
  const { telegram } = aScene()
  const { signal, abort } = anAbort()
  abort()

  const call = telegram.fetch(`${URL_ROOT}/getMe`, { signal })

  await expect(call).rejects.toBe('enough')
  expect(telegram.calls).toEqual([])
})

test('while one call waits, others are answered', async () => {
  const { telegram, ask } = aScene()
  telegram.failUpstream('createChatInviteLink', { code: 420, message: 'FLOOD_WAIT_5' })
  const waiting = telegram.fetch(`${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}`)

  const other = await ask('getMe')
  await telegram.clock.advance({ seconds: 5 })

  expect(other.ok).toBe(true)
  expect(await saidBy(await waiting)).toMatchObject({ ok: true })
})

function anAbort() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort('enough') }
}
