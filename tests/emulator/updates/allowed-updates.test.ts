import { expect, test } from 'vitest'
import { aScene } from '../scene'
import { HOOK } from './webhook-scene'

test('by default a bot gets all but three kinds of update', () => {
  const { updates } = aScene().bot

  for (const type of ['chat_member', 'message_reaction', 'message_reaction_count', 'chat_join_request'] as const) {
    updates.push(type, {}, { chatId: 5 })
  }

  expect(updates.pending).toEqual([{ update_id: expect.any(Number), chat_join_request: {} }])
})

test('what a bot asks for it gets from then on, in any case of letters, without names that nobody knows', async () => {
  const { bot, ask } = aScene()
  await ask('getUpdates', { allowed_updates: '["Chat_Member","telepathy"]' })

  bot.updates.push('message', {}, { chatId: 5 })
  bot.updates.push('chat_member', {}, { chatId: 5 })

  expect(bot.updates.pending).toEqual([{ update_id: expect.any(Number), chat_member: {} }])
})

test('a list of nothing that is known brings the default back', async () => {
  const { ask, allowed } = await withPollsOnly()

  await ask('deleteWebhook', { allowed_updates: '["telepathy"]' })

  expect(await allowed()).toBeUndefined()
})

test('the default, when it is spelt out, is the default', async () => {
  const { ask, allowed } = await withPollsOnly()
  const [first, second] = [
    'message edited_message channel_post edited_channel_post business_connection business_message guest_message poll',
    'edited_business_message deleted_business_messages stopped_message_generation inline_query chosen_inline_result ' +
      'callback_query shipping_query pre_checkout_query purchased_paid_media poll_answer my_chat_member ' +
      'chat_join_request chat_boost removed_chat_boost managed_bot subscription',
  ]

  await ask('deleteWebhook', { allowed_updates: JSON.stringify(`${first} ${second}`.split(' ')) })

  expect(await allowed()).toBeUndefined()
})

test.each(['', 'poll', '{"poll":true}', '["poll",1]', '["message"', 'null'])(
  'what is no list of texts changes nothing: %s',
  async (sent) => {
    const { ask, allowed } = await withPollsOnly()

    await ask('deleteWebhook', { allowed_updates: sent })

    expect(await allowed()).toEqual(['poll'])
  },
)

test('setWebhook sets it too, even if nothing else is new, unless it is refused', async () => {
  const { telegram, ask, allowed } = await withPollsOnly()

  await ask('setWebhook', { url: HOOK, allowed_updates: '["message"]' })
  const whenSet = await allowed()
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: HOOK, allowed_updates: '["poll_answer"]' })
  const whenSame = await allowed()
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: 'http://bot.example/', allowed_updates: '["poll"]' })

  expect([whenSet, whenSame, await allowed()]).toEqual([['message'], ['poll_answer'], ['poll_answer']])
})

async function withPollsOnly() {
  const scene = aScene()
  await scene.ask('getUpdates', { allowed_updates: '["poll"]' })
  const allowed = async () => Object(await scene.ask('getWebhookInfo')).result.allowed_updates
  return { ...scene, allowed }
}
