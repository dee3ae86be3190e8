import { expect, test } from 'vitest'
import { aScene, forbidden } from '../scene'
import { ADA, NOW_SECONDS, PORTER, told } from './told'

test('a bot that is blocked hears of it, and cannot write any more', async () => {
  const { telegram, bot, ask } = aScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })
  telegram.startPrivateChat(bot, ada)

  ada.block(bot)
  ada.block(bot)

  expect(await ask('sendMessage', { chat_id: 2001, text: 'Hello' })).toEqual(forbidden('bot was blocked by the user'))
  expect(told(bot)).toEqual([
    {
      my_chat_member: {
        chat: { id: 2001, first_name: 'Ada', type: 'private' },
        from: ADA,
        date: NOW_SECONDS,
        old_chat_member: { user: PORTER, status: 'member' },
        new_chat_member: { user: PORTER, status: 'kicked', until_date: 0 },
      },
    },
  ])
})

test('a bot that is let write again hears of that too', async () => {
  const { telegram, bot, ask } = aScene()
  const ada = telegram.addUser({ id: 2001 })
  telegram.startPrivateChat(bot, ada)
  ada.block(bot)

  ada.unblock(bot)

  expect(await ask('sendMessage', { chat_id: 2001, text: 'Hello' })).toMatchObject({ ok: true })
  expect(told(bot)[1]).toMatchObject({
    my_chat_member: { old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } },
  })
})

test('a bot that never had a chat with somebody does not hear that they block it', () => {
  const { telegram, bot } = aScene()
  const ada = telegram.addUser()

  ada.block(bot)

  expect(bot.isBlockedBy(ada)).toBe(true)
  expect(told(bot)).toEqual([])
})
