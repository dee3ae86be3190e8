import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, saidBy, URL_ROOT } from '../scene'

const NOT_UTF8 = badRequest('strings must be encoded in UTF-8')

test.each([['%FF%FE'], ['%C3%28'], ['ok%80'], ['%E2%82'], ['%ED%A0%80'], ['%F8%88%80%80'], ['%C3%BC%FF']])(
  'a name of %s is refused',
  async (name) => {
    const { telegram } = aScene()

    const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}&name=${name}`)

    expect(await saidBy(response)).toEqual(NOT_UTF8)
  },
)

test('broken bytes spoil only the argument in which they are', async () => {
  const { telegram, chat } = aScene()
  const json = `{"chat_id":${CHAT},"name":"Früh🎉","other":"`
  const body = new Uint8Array([...new TextEncoder().encode(json), 0xff, 0x80, 0x22, 0x7d])

  const headers = { 'content-type': 'application/json' }
  const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink`, { method: 'POST', headers, body })

  expect(await saidBy(response)).toMatchObject({ ok: true })
  expect(chat.links[0]?.title).toBe('Früh🎉')
})

test('raw broken bytes in a form are refused, too', async () => {
  const { telegram } = aScene()
  const body = new Uint8Array([...new TextEncoder().encode(`chat_id=${CHAT}&name=a+b`), 0xc3])

  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink`, { method: 'POST', headers, body })

  expect(await saidBy(response)).toEqual(NOT_UTF8)
})

test('half a character, written as an escape, is refused', async () => {
  const { telegram } = aScene()
  const body = `{"chat_id":${CHAT},"name":"\\ud83c"}`

  const headers = { 'content-type': 'application/json' }
  const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink`, { method: 'POST', headers, body })

  expect(await saidBy(response)).toEqual(NOT_UTF8)
})

test('a byte order mark is a character like others', async () => {
  const { telegram, chat } = aScene()

  await telegram.fetch(`${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}&name=%EF%BB%BFa`)

  expect(chat.links[0]?.title).toBe('\ufeffa')
})
