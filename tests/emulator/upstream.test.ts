import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT } from './scene'

const FLOOD = { ok: false, error_code: 429 }

test('waits of eight seconds in sum are slept through', async () => {
  const { telegram, ask } = aScene({ clock: 'auto' })
  telegram.failUpstream(
    'createChatInviteLink',
    { code: 420, message: 'FLOOD_WAIT_3' },
    { code: 420, message: 'FLOOD_WAIT_5' },
    { ok: true },
  )

  const said = await ask('createChatInviteLink', { chat_id: CHAT })

  expect(said.ok).toBe(true)
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:08Z'))
})

test('what is more than eight seconds in sum is refused with the last wait', async () => {
  const { telegram, ask } = aScene({ clock: 'auto' })
  telegram.failUpstream(
    'createChatInviteLink',
    { code: 420, message: 'FLOOD_WAIT_5' },
    { code: 420, message: 'FLOOD_WAIT_4' },
  )

  const said = await ask('createChatInviteLink', { chat_id: CHAT })

  const description = 'Too Many Requests: retry after 4'
  expect(said).toEqual({ ...FLOOD, description, parameters: { retry_after: 4 } })
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:05Z'))
})

test('a fault of Telegram’s is tried again after one second, two and four, and then handed on', async () => {
  const { telegram, ask, chat } = aScene({ clock: 'auto' })
  const fault = { code: 500, message: 'RPC_CALL_FAIL' }
  telegram.failUpstream('createChatInviteLink', fault, fault, fault, fault)

  const said = await ask('createChatInviteLink', { chat_id: CHAT })

  const description = 'Too Many Requests: retry after 8'
  expect(said).toEqual({ ...FLOOD, description, parameters: { retry_after: 8 } })
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:07Z'))
  expect(chat.links).toEqual([])
})

test('after an imposed wait the next fault is waited for one second only', async () => {
  const { telegram, ask } = aScene({ clock: 'auto' })
  const fault = { code: 500, message: 'RPC_CALL_FAIL' }
  telegram.failUpstream('getChat', fault, fault, { code: 420, message: 'FLOOD_WAIT_2' }, fault)

  const said = await ask('getChat', { chat_id: CHAT })

  expect(said.ok).toBe(true)
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:06Z'))
})

test('a sentence with 500 is TDLib’s own, and final', async () => {
  const { telegram, ask } = aScene()
  telegram.failUpstream('createChatInviteLink', { code: 500, message: 'Receive invalid invite link' })

  const said = await ask('createChatInviteLink', { chat_id: CHAT })

  const description = 'Internal Server Error: receive invalid invite link'
  expect(said).toEqual({ ok: false, error_code: 500, description })
})

test.each([[undefined], [null], [{}], [{ ok: false }], [{ code: 400 }], [{ code: 0.5, message: 'A' }]])(
  '%j is no answer',
  (answer) => {
    const { telegram } = aScene()

    const fail = () => telegram.failUpstream('getChat', answer as { ok: true })

    expect(fail).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option: 'answer' }))
  },
)

test('a planned error is used up by the next call that gets so far, whatever the name’s case', async () => {
  const { telegram, ask } = aScene()
  telegram.failUpstream('CREATEchatINVITElink', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })
  telegram.failUpstream('createChatInviteLink', { code: 400, message: 'CHAT_WRITE_FORBIDDEN' })

  const said = [
    await ask('createChatInviteLink'),
    await ask('createChatInviteLink', { chat_id: CHAT }),
    await ask('createChatInviteLink', { chat_id: CHAT }),
    await ask('createChatInviteLink', { chat_id: CHAT }),
  ]

  expect(said[0]).toEqual(badRequest('chat_id is empty'))
  expect(said[1]).toEqual(badRequest('CHAT_ADMIN_REQUIRED'))
  expect(said[2]).toEqual(badRequest('CHAT_WRITE_FORBIDDEN'))
  expect(said[3]?.ok).toBe(true)
})
