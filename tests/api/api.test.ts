import { Client, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, TOKEN } from '../support/bot-api'

const telegram = botApi()
const client = new Client(TOKEN)

test('any method is one raw call away', async () => {
  const sent = telegram.answers('setChatTitle', true)

  const result = await client.api.call('setChatTitle', { chat_id: -100123, title: 'Chess club' })

  expect(sent).toEqual([{ chat_id: -100123, title: 'Chess club' }])
  expect(result).toBe(true)
})

test('a method without parameters takes none', async () => {
  const sent = telegram.answers('getChatMemberCount', 5)
  telegram.answers('deleteWebhook', true)

  await client.api.call('deleteWebhook')
  const count = await client.api.call('getChatMemberCount', { chat_id: '@mychannel' })

  expect(count).toBe(5)
  expect(sent).toEqual([{ chat_id: '@mychannel' }])
})

test('parameters that are null or undefined are not sent, for null would become a text', async () => {
  const sent = telegram.answers('getUpdates', [])
  const params = { offset: undefined, limit: null as unknown as number, timeout: 0 }

  await client.api.call('getUpdates', params)

  expect(sent).toEqual([{ timeout: 0 }])
})

test.each<[unknown, unknown, string]>([
  ['', {}, 'method'],
  ['../getMe', {}, 'method'],
  ['getMe?x=1', {}, 'method'],
  [5, {}, 'method'],
  ['getMe', 'text', 'params'],
  ['getMe', [], 'params'],
  ['getMe', null, 'params'],
  ['getMe', { user_id: 10n }, 'params'],
])('the call of %j with %o is refused before anything is sent', async (method, params, option) => {
  const call = client.api.call as (method: unknown, params: unknown) => Promise<unknown>

  const error = await call.call(client.api, method, params).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toHaveProperty('option', option)
})

test('logs write what was refused as JSON, whatever it was', async () => {
  const params = { chat_id: 10n as unknown as number }

  const error: unknown = await client.api.call('getChat', params).catch((reason) => reason)

  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: 'InvalidOptionsError',
    kind: 'invalid-options',
    option: 'params',
    received: 'an object',
    message: 'Expected `params` to be plain values that JSON can carry, got an object',
  })
})
