import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, forbidden } from '../scene'

const ADA = 2001
const TO_ADA = { chat_id: ADA, text: 'Hello' }

test('a message in a chat has a number, a date and who wrote it', async () => {
  const { ask } = aScene()

  const said = await ask('sendMessage', { chat_id: CHAT, text: ' Hello ' })

  expect(said).toEqual({
    ok: true,
    result: {
      message_id: 1,
      from: { id: 700_100, is_bot: true, first_name: 'Porter', username: 'porter_bot' },
      chat: { id: CHAT, title: 'Chess club', type: 'supergroup' },
      date: 1_803_902_400,
      text: 'Hello',
    },
  })
})

test('in a channel the channel speaks', async () => {
  const { telegram, bot, ask } = aScene()
  const channel = telegram.addChat({ type: 'channel', title: 'News' })
  channel.promote(bot, { canPostMessages: true })

  const said = await ask('sendMessage', { chat_id: channel.id, text: 'Hello' })

  expect(said.result).toEqual({
    message_id: 1,
    sender_chat: { id: channel.id, title: 'News', type: 'channel' },
    chat: { id: channel.id, title: 'News', type: 'channel' },
    date: 1_803_902_400,
    text: 'Hello',
  })
})

test('who has opened a chat with the bot hears from it', async () => {
  const { telegram, bot, ask } = aScene()
  telegram.startPrivateChat(bot, telegram.addUser({ id: ADA, firstName: 'Ada' }))

  const said = [await ask('sendMessage', TO_ADA), await ask('sendMessage', TO_ADA)]

  expect(said).toMatchObject([
    { result: { message_id: 1, chat: { id: ADA, first_name: 'Ada', type: 'private' }, text: 'Hello' } },
    { result: { message_id: 2 } },
  ])
})

/** Ada asks at a link of the bot's, and has never opened a chat with it. */
function anApplicant() {
  const scene = aScene()
  const ada = scene.telegram.addUser({ id: ADA })
  const link = scene.chat.addLink({ creator: scene.bot, requireApproval: true })
  ada.join(link)
  return { ...scene, ada, link }
}

test('who asks to join can be written to for five minutes', async () => {
  const { telegram, ask } = anApplicant()

  const atOnce = await ask('sendMessage', TO_ADA)
  await telegram.clock.advance({ minutes: 4, seconds: 59 })
  const before = await ask('sendMessage', TO_ADA)
  await telegram.clock.advance({ seconds: 1 })
  const after = await ask('sendMessage', TO_ADA)

  expect([atOnce, before]).toMatchObject([{ ok: true }, { ok: true }])
  expect(after).toEqual(forbidden("bot can't initiate conversation with a user"))
})

test.each([
  ['approved', ({ owner, chat, ada }: ReturnType<typeof anApplicant>) => owner.approve(chat, ada)],
  ['declined', ({ owner, chat, ada }: ReturnType<typeof anApplicant>) => owner.decline(chat, ada)],
  ['withdrawn', ({ chat, ada }: ReturnType<typeof anApplicant>) => ada.withdraw(chat)],
])('once a request is %s its maker cannot be written to any more', async (_, act) => {
  const scene = anApplicant()

  act(scene)

  expect(await scene.ask('sendMessage', TO_ADA)).toEqual(forbidden("bot can't initiate conversation with a user"))
})

test('a guard may write while its query is open', async () => {
  const { telegram, chat, owner, bot, ask } = aScene()
  owner.setGuardBot(chat, bot)
  const ada = telegram.addUser({ id: ADA })
  ada.join(owner.createLink(chat, { requireApproval: true }))

  const said = await ask('sendMessage', TO_ADA)

  expect(said).toMatchObject({ ok: true })
})

test('whom the bot merely knows it cannot write to, and whom it does not know it does not find', async () => {
  const { telegram, bot, ask } = aScene()
  telegram.meet(bot, telegram.addUser({ id: ADA }))
  telegram.addUser({ id: 2002 })

  expect(await ask('sendMessage', TO_ADA)).toEqual(forbidden("bot can't initiate conversation with a user"))
  expect(await ask('sendMessage', { chat_id: 2002, text: 'Hello' })).toEqual(badRequest('chat not found'))
})

test.each([[true], [false]])('a deleted account cannot be written to, with a chat open: %s', async (isOpen) => {
  const { telegram, bot, ask } = aScene()
  const ada = telegram.addUser({ id: ADA, isDeleted: true })
  if (isOpen) telegram.startPrivateChat(bot, ada)
  else telegram.meet(bot, ada)

  expect(await ask('sendMessage', TO_ADA)).toEqual(forbidden('user is deactivated'))
})

test('a text is neither empty nor endless', async () => {
  const { ask } = aScene()

  expect(await ask('sendMessage', { chat_id: CHAT })).toEqual(badRequest('message text is empty'))
  expect(await ask('sendMessage', { chat_id: CHAT, text: '  ' })).toEqual(badRequest('message text is empty'))
  expect(await ask('sendMessage', { chat_id: CHAT, text: 'x'.repeat(4097) })).toEqual(badRequest('message is too long'))
  expect(await ask('sendMessage', { chat_id: CHAT, text: 'x'.repeat(4096) })).toMatchObject({ ok: true })
})

test('where it may not write, a bot does not', async () => {
  const { telegram, chat, bot, ask } = aScene()
  const silent = telegram.addChat({ type: 'supergroup', permissions: { canSendMessages: false } })
  silent.add(bot)
  const channel = telegram.addChat({ type: 'channel' })
  channel.promote(bot, { canInviteUsers: true })
  const own = telegram.addChat({ type: 'channel', owner: bot })
  chat.restrict(bot)
  const refusal = badRequest('not enough rights to send text messages to the chat')

  expect(await ask('sendMessage', { chat_id: CHAT, text: 'Hello' })).toEqual(refusal)
  expect(await ask('sendMessage', { chat_id: silent.id, text: 'Hello' })).toEqual(refusal)
  expect(await ask('sendMessage', { chat_id: channel.id, text: 'Hello' })).toEqual(
    badRequest('need administrator rights in the channel chat'),
  )
  expect(await ask('sendMessage', { chat_id: own.id, text: 'Hello' })).toMatchObject({ ok: true })
})
