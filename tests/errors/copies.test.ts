import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'

/** What is left of a failure that held the token. */
async function copyOf(failure: Error): Promise<Error> {
  const client = new Client(TOKEN, { fetch: () => Promise.reject(failure), retry: false, throttle: false })
  const error = await client.api.call('getMe').catch((reason) => reason)
  return error.cause
}

test('the copy of a failure has its stack, but for the token', async () => {
  const failure = new Error(`no way: ${TOKEN}`)
  failure.stack = `Error: no way\n    at https://api.telegram.org/bot${TOKEN}/getMe`

  const copy = await copyOf(failure)

  expect(copy.stack).toBe('Error: no way\n    at https://api.telegram.org/bot<token>/getMe')
})

test('the copy of a failure without a stack is made all the same', async () => {
  const failure = new Error(`no way: ${TOKEN}`)
  failure.stack = undefined

  const copy = await copyOf(failure)

  expect(copy.message).toBe('no way: <token>')
})

test('a copy has neither a code that is no text, nor a cause where there was none', async () => {
  const failure = Object.assign(new Error(`no way: ${TOKEN}`), { code: 5 })

  const copy = await copyOf(failure)

  expect(copy).not.toHaveProperty('code')
  expect(copy).not.toHaveProperty('cause')
})

test('of a long chain of causes, nine are copied', async () => {
  let failure = new Error('at the bottom')
  for (let above = 0; above < 12; above++) failure = new Error(`above: ${TOKEN}`, { cause: failure })

  let left = 0
  for (let copy: unknown = await copyOf(failure); copy instanceof Error; copy = copy.cause) left += 1

  expect(left).toBe(9)
})
