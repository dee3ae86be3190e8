import type { ServerKind } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, saidBy, TOKEN } from '../scene'

const NOT_FOUND = [404, 'Not Found']
const INVALID = [401, 'Unauthorized: invalid token specified']
const UNALLOWED = [421, 'Misdirected Request: unallowed token specified']

async function answerTo(path: string, server?: ServerKind) {
  const { telegram } = aScene({ server })
  const response = await telegram.fetch(`https://telegram.example${path}`)
  const { error_code, description } = await saidBy(response)
  return { status: response.status, said: [error_code, description] }
}

test.each([
  [`/bot${TOKEN}/getMe`],
  [`/bot${TOKEN}/GETME`],
  [`/bot${TOKEN}/test/getMe`],
  [`/bot${TOKEN}/?method=getMe`],
  [`/bot${TOKEN.replace(':', '%3A')}/get%4De`],
])('%s leads to getMe', async (path) => {
  const { status } = await answerTo(path)

  expect(status).toBe(200)
})

test.each([
  ['/', NOT_FOUND],
  [`/${TOKEN}/getMe`, NOT_FOUND],
  [`/bot${TOKEN}`, NOT_FOUND],
  [`/bot${TOKEN}?method=getMe`, NOT_FOUND],
  [`/bot${TOKEN}/testing`, NOT_FOUND],
  [`/bot${TOKEN}/test`, NOT_FOUND],
  [`/bot${TOKEN}/`, [404, 'Not Found: method not found']],
  [`/bot${TOKEN}/getMe/`, [404, 'Not Found: method not found']],
  [`/bot${TOKEN}/test/`, [404, 'Not Found: method not found']],
  [`/bot${TOKEN}x/getMe`, [401, 'Unauthorized']],
  [`/bot${TOKEN}x/nothing`, [401, 'Unauthorized']],
])('%s leads nowhere: %j', async (path, expected) => {
  const { status, said } = await answerTo(path)

  expect(said).toEqual(expected)
  expect(status).toBe(expected[0])
})

test.each<[token: string, cloud: unknown[], selfHosted: unknown[]]>([
  ['', NOT_FOUND, INVALID],
  ['nonsense', NOT_FOUND, INVALID],
  ['abc:def', NOT_FOUND, UNALLOWED],
  ['-5:def', NOT_FOUND, INVALID],
  [':def', NOT_FOUND, UNALLOWED],
  [`5:${'x'.repeat(79)}`, NOT_FOUND, INVALID],
  ['0000000000:INVALID', INVALID, INVALID],
  ['18014398509481984:def', INVALID, INVALID],
  ['18014398509481983:def', [401, 'Unauthorized'], [401, 'Unauthorized']],
])('a token of "%s" gives %j in the cloud and %j elsewhere', async (token, cloud, selfHosted) => {
  const path = `/bot${token}/getMe`

  const said = [
    (await answerTo(path)).said,
    (await answerTo(path, 'self-hosted')).said,
    (await answerTo(path, 'self-hosted --local')).said,
  ]

  expect(said).toEqual([cloud, selfHosted, selfHosted])
})
