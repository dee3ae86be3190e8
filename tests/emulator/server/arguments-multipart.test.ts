import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { aScene, CHAT, saidBy, URL_ROOT } from '../scene'

const MEBIBYTE = 2 ** 20

/** Posts a multipart body, its lines ended as HTTP ends them, to createChatInviteLink. */
async function post(
  lines: string[] | Uint8Array<ArrayBuffer>,
  { type = 'multipart/form-data; boundary=b', headers = {}, query = '' } = {},
) {
  const { telegram } = aScene()
  const body = Array.isArray(lines) ? lines.join('\r\n') : lines
  const init = { method: 'POST', headers: { 'content-type': type, ...headers }, body }
  const response = await telegram.fetch(`${URL_ROOT}/createChatInviteLink${query}`, init)
  return { status: response.status, text: await response.text(), params: telegram.calls[0]?.params }
}

/** A part that is an argument. */
function part(name: string, text: string): string[] {
  return ['--b', `Content-Disposition: form-data; name="${name}"`, '', text]
}

test('a form that a browser would send gets through, and its files are no arguments', async () => {
  const { telegram, chat } = aScene()
  const body = new FormData()
  body.set('chat_id', String(CHAT))
  body.set('name', 'Grüße, 100%')
  body.set('expire_date', new Blob(['1900000000']), 'expire_date.txt')

  const said = await saidBy(await telegram.fetch(`${URL_ROOT}/createChatInviteLink`, { method: 'POST', body }))

  expect(said).toMatchObject({ ok: true, result: { name: 'Grüße, 100%' } })
  expect(telegram.calls[0]?.params).toEqual({ chat_id: String(CHAT), name: 'Grüße, 100%' })
  expect(chat.links[0]?.expiresAt).toBeNull()
})

test.each([
  ['multipart/form-data; boundary=b'],
  ['Multipart/Form-Data; charset=utf-8; BOUNDARY="b"; more=1'],
  ['x-multipart/form-data-x;boundary =b;'],
])('the boundary is found in "%s"', async (type) => {
  const { params } = await post([...part('name', 'Spring'), '--b--', ''], { type })

  expect(params).toEqual({ name: 'Spring' })
})

test.each([
  ['multipart/form-data'],
  ['multipart/form-data; boundary'],
  ['multipart/form-data; boundary='],
  ['multipart/form-data; boundary=""'],
  [`multipart/form-data; boundary=${'b'.repeat(71)}`],
])('without a boundary, as in "%s", there is nothing to read', async (type) => {
  const { status, text } = await post([...part('name', 'Spring'), '--b--', ''], { type })

  expect({ status, text }).toEqual({ status: 400, text: '' })
})

test('what stands before the first boundary and after the last is skipped', async () => {
  const { params } = await post([
    'Dear server,',
    ...part('name', 'Spring'),
    '--b--',
    ...part('name', 'Autumn'),
    '--b--',
  ])

  expect(params).toEqual({ name: 'Spring' })
})

test('a text may have lines, and something like a boundary', async () => {
  const { params } = await post([...part('name', 'one\r\n--a\r\ntwo --b'), ...part('empty', ''), '--b--'])

  expect(params).toEqual({ name: 'one\r\n--a\r\ntwo --b', empty: '' })
})

test('of one name the first counts, in the query string before all', async () => {
  const body = [...part('name', 'query?'), ...part('first', '1'), ...part('first', '2'), '--b--']

  const { params } = await post(body, { query: '?name=Spring' })

  expect(params).toEqual({ name: 'Spring', first: '1' })
})

test.each([
  ['form-data; name=plain', 'plain'],
  ['form-data; name = plain ; x=y', 'plain'],
  ['form-data;name="with ; and \\" and \\\\"', 'with ; and " and \\'],
  ['form-data; x="1"; name="last"', 'last'],
  ['form-data; name="a%20b+c"', 'a b+c'],
  ['form-data;\r\n name="folded"', 'folded'],
  ['form-data; name="Grüße"; nothing', 'Grüße'],
])('the disposition "%s" names an argument', async (disposition, name) => {
  const { params } = await post(['--b', `CONTENT-Disposition:${disposition}`, 'X-More: 1', '', 'text', '--b--'])

  expect(params).toEqual({ [name]: 'text' })
})

test.each([
  ['no headers', ['--b', '', 'text', '--b--']],
  ['no disposition', ['--b', 'Content-Type: text/plain', '', 'text', '--b--']],
  ['another disposition', ['--b', 'Content-Disposition: attachment; name="a"', '', 'text', '--b--']],
  ['no name', ['--b', 'Content-Disposition: form-data; filename="a"', '', 'text', '--b--']],
  ['quotes that do not end', ['--b', 'Content-Disposition: form-data; name="a', '', 'text', '--b--']],
  ['something after the quotes', ['--b', 'Content-Disposition: form-data; name="a" b; c=d', '', 'text', '--b--']],
  ['a line that is no header', ['--b', 'Content-Disposition', '', 'text', '--b--']],
  ['headers that do not end', ['--b', 'Content-Disposition: form-data; name="a"']],
  ['no last boundary', part('name', 'Spring')],
  ['no boundary at all', ['name=Spring']],
])('%s: that is refused without a word', async (_, lines) => {
  const { status, text, params } = await post(lines)

  expect({ status, text, params }).toEqual({ status: 400, text: '', params: {} })
})

test('a part may be a whole form', async () => {
  const head = ['--b', 'Content-Disposition: form-data; name="form"', 'Content-Type: application/x-www-form-urlencoded']

  const { params } = await post([...head, '', 'name=a+b&limit=2', '--b--'])

  expect(params).toEqual({ name: 'a b', limit: '2' })
})

test('a text that is not UTF-8 is refused by the method', async () => {
  const head = [...part('chat_id', String(CHAT)), ...part('name', '')].join('\r\n')
  const body = new Uint8Array([...Buffer.from(head), 0xff, ...Buffer.from('\r\n--b--')])

  const { status, text } = await post(body)

  expect(status).toBe(400)
  expect(text).toContain('strings must be encoded in UTF-8')
})

test.each([
  [50, 400],
  [51, 413],
])('%i files give %i', async (count, status) => {
  const file = (index: number) => ['--b', `Content-Disposition: form-data; name="f"; filename="${index}"`, '', 'data']

  const answer = await post([...Array.from({ length: count }, (_, index) => file(index)).flat(), '--b--'])

  expect(answer.status).toBe(status)
})

test('all texts together may have a mebibyte, files are not counted', async () => {
  const half = 'a'.repeat(MEBIBYTE / 2)
  const file = ['--b', 'Content-Disposition: form-data; name="f"; filename=""', '', half + half]

  const enough = await post([...part('a', half), ...file, ...part('b', half), '--b--'])
  const tooMuch = await post([...part('a', half), ...part('b', `${half}a`), '--b--'])

  expect(enough.text).toContain('chat_id is empty')
  expect(tooMuch).toMatchObject({ status: 413, text: '' })
})

test('headers of parts may have 256 KiB in all', async () => {
  const long = ['--b', 'Content-Disposition: form-data; name="f"', `X: ${'a'.repeat(2 ** 17)}`, '', 'text']

  const once = await post([...long, '--b--'])
  const twice = await post([...long, ...long, '--b--'])

  expect(once.status).toBe(400)
  expect(once.text).toContain('chat_id is empty')
  expect(twice).toMatchObject({ status: 431, text: '' })
})

test('it may be compressed', async () => {
  const body = new Uint8Array(gzipSync([...part('name', 'Spring'), '--b--'].join('\r\n')))

  const { params } = await post(body, { headers: { 'content-encoding': 'gzip' } })

  expect(params).toEqual({ name: 'Spring' })
})
