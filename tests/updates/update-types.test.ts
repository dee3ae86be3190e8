import { Emulator } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { checkUpdateTypes, DEFAULT_UPDATE_TYPES, UPDATE_TYPES } from '../../src/updates/update-types'

test('all but three types of updates come by default', () => {
  expect(UPDATE_TYPES).toHaveLength(27)
  expect(UPDATE_TYPES.filter((type) => !DEFAULT_UPDATE_TYPES.includes(type))).toEqual([
    'message_reaction',
    'message_reaction_count',
    'chat_member',
  ])
})

test('they are those that Telegram knows, in its order', async () => {
  const telegram = new Emulator()
  const bot = telegram.addBot()
  const call = async (method: string, params: object) => {
    const answer = await telegram.fetch(`https://api.telegram.org/bot${bot.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return await answer.json()
  }

  await call('setWebhook', { url: 'https://bot.example/hook', allowed_updates: [...UPDATE_TYPES, 'nonsense'] })

  expect(await call('getWebhookInfo', {})).toMatchObject({ result: { allowed_updates: UPDATE_TYPES } })
})

test.each([[undefined], [[]], [['chat_member', 'message']]])('%j is a list of them, or none', (types) => {
  expect(() => checkUpdateTypes(types)).not.toThrow()
})

test.each([
  [['message', 'chatMember'], 'got "chatMember" (did you mean \'chat_member\'?)'],
  [['chat_members'], 'got "chat_members" (did you mean \'chat_member\'?)'],
  [['join_request'], 'got "join_request" (did you mean \'chat_join_request\'?)'],
  [['typing'], 'got "typing" (there are message, edited_message, channel_post'],
  [[''], 'got "" (there are message, '],
  [[7], 'got 7 (there are message, '],
  ['message', 'Expected `allowedUpdates` to be a list of kinds of updates, like [\'message\'], got "message"'],
])('%j is refused, for Telegram would pass over it', (types, message) => {
  expect(() => checkUpdateTypes(types)).toThrow(message)
})

test('the one that is wrong is named by its place', () => {
  expect(() => checkUpdateTypes(['message', 'typing'])).toThrow(
    expect.objectContaining({ name: 'InvalidOptionsError', option: 'allowedUpdates[1]' }),
  )
})
