import { expect, test } from 'vitest'
import { aScene, CHAT, URL_ROOT } from '../scene'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** The arguments that the server reads in a body that is urlencoded. */
async function readFrom(body: string): Promise<unknown> {
  const { telegram } = aScene()
  await telegram.fetch(`${URL_ROOT}/getMe`, { method: 'POST', headers: FORM, body })
  return telegram.calls[0]?.params
}

test.each([
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a=1&a=2', { a: '1' }],
  ['a&b=&=c', { a: '', b: '', '': 'c' }],
  ['&&a=1&', { a: '1' }],
  ['a=x=y', { a: 'x=y' }],
  ['link=https://t.me/+Secret', { link: 'https://t.me/ Secret' }],
  ['link=https%3A%2F%2Ft.me%2F%2BSecret', { link: 'https://t.me/+Secret' }],
  ['a%20b=%C3%BC%F0%9F%8E%89', { 'a b': 'ü🎉' }],
  ['a=100%&b=%zz&c=%4', { a: '100%', b: '%zz', c: '%4' }],
  ['name=für', { name: 'für' }],
])('%s is read as %j', async (body, expected) => {
  const read = await readFrom(body)

  expect(read).toEqual(expected)
})

test('the query string comes before the body', async () => {
  const { telegram } = aScene()

  await telegram.fetch(`${URL_ROOT}/getChat?chat_id=${CHAT}&a=1`, {
    method: 'POST',
    headers: FORM,
    body: 'chat_id=5&b=2',
  })

  expect(telegram.calls).toMatchObject([{ params: { chat_id: `${CHAT}`, a: '1', b: '2' }, response: { status: 200 } }])
})
