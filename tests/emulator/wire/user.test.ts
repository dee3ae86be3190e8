import { expect, test } from 'vitest'
import { aScene, CHAT } from '../scene'

test('all that is known of a person is shown, but not their bio', async () => {
  const { ask, telegram, chat } = aScene()
  const ada = telegram.addUser({
    id: 2001,
    firstName: 'Ada',
    lastName: 'Lovelace',
    username: 'ada_reads',
    bio: 'likes maps',
    languageCode: 'en',
    isPremium: true,
  })
  chat.add(ada)

  const said = await ask('getChatMember', { chat_id: CHAT, user_id: 2001 })

  expect(said).toEqual({
    ok: true,
    result: {
      user: {
        id: 2001,
        is_bot: false,
        first_name: 'Ada',
        last_name: 'Lovelace',
        username: 'ada_reads',
        language_code: 'en',
        is_premium: true,
      },
      status: 'member',
    },
  })
})

test('made-up people have a first name only, made-up bots a username, too', async () => {
  const { ask, telegram, chat } = aScene()
  const [user, bot] = [telegram.addUser(), telegram.addBot({ lastName: 'Two' })]
  chat.add(user)
  chat.add(bot)

  const said = [
    await ask('getChatMember', { chat_id: CHAT, user_id: user.id }),
    await ask('getChatMember', { chat_id: CHAT, user_id: bot.id }),
  ]

  expect(said).toMatchObject([
    { result: { user: { id: user.id, is_bot: false, first_name: 'User' } } },
    {
      result: {
        user: { is_bot: true, first_name: 'Bot', last_name: 'Two', username: `emulated_${bot.id}_bot` },
      },
    },
  ])
})
