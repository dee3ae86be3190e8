import { expect, test } from 'vitest'
import { aScene, URL_ROOT } from '../scene'

/** The arguments that the server reads in a JSON body. */
async function readFrom(body: string): Promise<unknown> {
  const { telegram } = aScene()
  await telegram.fetch(`${URL_ROOT}/getMe`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return telegram.calls[0]?.params
}

test.each([
  ['{}', {}],
  ['', {}],
  [' { "a" : "text" , "b" : 5 } ', { a: 'text', b: '5' }],
  ['{"a":true,"b":false,"c":null,"d":1.50,"e":-2e+3}', { a: 'true', b: 'false', c: 'null', d: '1.50', e: '-2e+3' }],
  ['{"a":[1, "x\\"]" ,{}], "b":{"k" : [] }}', { a: '[1, "x\\"]" ,{}]', b: '{"k" : [] }' }],
  ['{"a":"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00fc\\ud83c\\udf89\\x"}', { a: '"\\/\b\f\n\r\tü🎉x' }],
  ['{"a":"first","a":"second"}', { a: 'first' }],
  ['{"a":1,}', { a: '1' }],
  ['"hello"', { content: 'hello' }],
])('%s is read as %j', async (body, expected) => {
  const read = await readFrom(body)

  expect(read).toEqual(expected)
})

test.each([
  ['[1]', {}],
  ['"hello" ', {}],
  ['{"a":"1" "b":"2"}', { a: '1' }],
  ['{"a":"1","b"', { a: '1' }],
  ['{"a":"1","b":', { a: '1' }],
  ['{"a":"1","b":tru}', { a: '1' }],
  ['{"a":"1","b":"open}', { a: '1' }],
  ['{"a":"1","b":"\\u12"}', { a: '1' }],
  ['{"a":"1","b":["\\u12"]}', { a: '1' }],
  ['{"a":"1","b":[1 2]}', { a: '1' }],
  ['{"a":"1","b":{"c" 2}}', { a: '1' }],
  ['{"a":"1","b":{c:2}}', { a: '1' }],
  ['{"a":"1"', { a: '1' }],
  ['{"a":"1"} and more', { a: '1' }],
])('of %s, what comes before the fault stands', async (body, expected) => {
  const read = await readFrom(body)

  expect(read).toEqual(expected)
})

test('what is nested too deeply is a fault', async () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

  const [deep, tooDeep] = [await readFrom(`{"a":${nested(101)}}`), await readFrom(`{"a":${nested(102)}}`)]

  expect(deep).toEqual({ a: nested(101) })
  expect(tooDeep).toEqual({})
})
