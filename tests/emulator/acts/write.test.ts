import { InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { aScene, forbidden } from '../scene'
import { ADA, NOW_SECONDS, told } from './told'

/** Ada, of whom the bot has never heard. */
function aStranger() {
  const scene = aScene()
  const ada = scene.telegram.addUser({ id: 2001, firstName: 'Ada' })
  return { ...scene, ada }
}

test('who writes to a bot opens a chat with it, and the bot is told what was written', async () => {
  const { bot, ask, ada } = aStranger()

  const number = ada.write(bot, ' Hello ')

  expect(number).toBe(1)
  expect(told(bot)).toEqual([
    {
      message: {
        message_id: 1,
        from: ADA,
        chat: { id: 2001, first_name: 'Ada', type: 'private' },
        date: NOW_SECONDS,
        text: 'Hello',
      },
    },
  ])
  expect(await ask('sendMessage', { chat_id: 2001, text: 'Hello, Ada' })).toMatchObject({ result: { message_id: 2 } })
})

test('a command in the text is marked as one', () => {
  const { bot, ada } = aStranger()

  ada.write(bot, '/start knights')

  expect(told(bot)).toMatchObject([
    { message: { text: '/start knights', entities: [{ type: 'bot_command', offset: 0, length: 6 }] } },
  ])
})

test('who blocked a bot is not offered to write to it, and still is not heard from', async () => {
  const { bot, ask, ada } = aStranger()
  ada.block(bot)

  expect(() => ada.write(bot, 'Hello')).toThrow('Expected `bot` to be one that they have not blocked, got 700100')
  expect(told(bot)).toEqual([])
  bot.meet(ada)
  expect(await ask('sendMessage', { chat_id: 2001, text: 'Hello' })).toEqual(forbidden('bot was blocked by the user'))
})

test.each([[''], [' \n '], ['x'.repeat(4097)], [5 as unknown as string]])('%j is no text that an app sends', (text) => {
  const { bot, ada } = aStranger()

  expect(() => ada.write(bot, text)).toThrow(InvalidOptionsError)
  expect(() => ada.write(bot, text)).toThrow('`text`')
  expect(bot.hasPrivateChatWith(ada)).toBe(false)
})

test('a text is as long as its characters are many', () => {
  const { bot, ada } = aStranger()

  ada.write(bot, '♞'.repeat(4096))

  expect(told(bot)).toHaveLength(1)
})

test('a deleted account writes nothing, and a bot of another Telegram is not reached', () => {
  const { bot, ada } = aStranger()
  const elsewhere = aScene()
  ada.write(bot, 'Hello')

  expect(() => ada.write(elsewhere.bot, 'Hello')).toThrow('`bot`')
  ada.deleteAccount()
  expect(() => ada.write(bot, 'Hello')).toThrow('one who has not deleted their account')
})
