import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { aScene, CHAT, URL_ROOT } from '../scene'

const MEBIBYTE = 2 ** 20
const FORM = 'application/x-www-form-urlencoded'
const CLOSED = { connection: 'close', 'content-length': '0' }

/** Posts to getChat. */
async function post(body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string>) {
  const { telegram } = aScene()
  const response = await telegram.fetch(`${URL_ROOT}/getChat`, { method: 'POST', headers, body })
  return { status: response.status, text: await response.text(), headers: Object.fromEntries(response.headers) }
}

test.each([['PUT'], ['HEAD'], ['DELETE'], ['OPTIONS']])('%s is not implemented', async (method) => {
  const { telegram } = aScene()

  const response = await telegram.fetch(`${URL_ROOT}/getMe`, { method })

  expect(response.status).toBe(501)
  expect(await response.text()).toBe('')
  expect(Object.fromEntries(response.headers)).toEqual(CLOSED)
})

test.each([
  ['application/json', `{"chat_id":${CHAT}}`, 200],
  ['APPLICATION/JSON; charset=utf-8', `{"chat_id":${CHAT}}`, 200],
  ['text/x-application/json-like', `{"chat_id":${CHAT}}`, 200],
  [`${FORM};charset=utf-8`, `chat_id=${CHAT}`, 200],
  ['text/plain', `chat_id=${CHAT}`, 400],
  ['', `chat_id=${CHAT}`, 400],
])('a body that is said to be "%s" gives %s', async (contentType, body, status) => {
  const answer = await post(new TextEncoder().encode(body), contentType === '' ? {} : { 'content-type': contentType })

  expect(answer.status).toBe(status)
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['GZIP', deflateSync],
])('a body that is said to be %s is decompressed, as what it is', async (encoding, compress) => {
  const body = new Uint8Array(compress(`chat_id=${CHAT}`))

  const answer = await post(body, { 'content-type': FORM, 'content-encoding': encoding })

  expect(answer.status).toBe(200)
})

test('a body that cannot be decompressed is a bad request, and nothing more is said', async () => {
  const answer = await post('nonsense', { 'content-type': FORM, 'content-encoding': 'gzip' })

  expect(answer).toEqual({ status: 400, text: '', headers: CLOSED })
})

test('other compression is not understood', async () => {
  const answer = await post('nonsense', { 'content-type': 'text/plain', 'content-encoding': 'br' })

  expect(answer).toEqual({ status: 415, text: '', headers: CLOSED })
})

test('without a body nobody asks how it is compressed', async () => {
  const { telegram } = aScene()

  const response = await telegram.fetch(`${URL_ROOT}/getMe`, { headers: { 'content-encoding': 'br' } })

  expect(response.status).toBe(200)
})

test.each([
  [MEBIBYTE, 400],
  [MEBIBYTE + 1, 413],
])('arguments of %i bytes give %i', async (length, status) => {
  const answer = await post('a'.repeat(length), { 'content-type': FORM })

  expect(answer.status).toBe(status)
})

test('compressed arguments are measured when they are decompressed', async () => {
  const bomb = new Uint8Array(gzipSync('a'.repeat(MEBIBYTE + 1)))

  const answer = await post(bomb, { 'content-type': FORM, 'content-encoding': 'gzip' })

  expect(answer).toEqual({ status: 413, text: '', headers: CLOSED })
})

test('query string and body are measured together', async () => {
  const { telegram } = aScene()
  const half = 'a'.repeat(MEBIBYTE / 2)

  const together = await telegram.fetch(`${URL_ROOT}/getMe?${half}a`, {
    method: 'POST',
    headers: { 'content-type': FORM },
    body: half,
  })
  const alone = await telegram.fetch(`${URL_ROOT}/getMe?${half}${half}a`)

  expect(together.status).toBe(413)
  expect(alone.status).toBe(413)
})

test('headers of more than 256 KiB are too large', async () => {
  const { telegram } = aScene()

  const response = await telegram.fetch(`${URL_ROOT}/getMe`, { headers: { 'x-large': 'a'.repeat(2 ** 18) } })

  expect(response.status).toBe(431)
  expect(await response.text()).toBe('')
})
