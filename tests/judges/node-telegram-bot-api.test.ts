import { Bot, type ChatMemberUpdated, TelegramApiError } from 'node-telegram-bot-api'
import { createWebhookServer } from 'node-telegram-bot-api/node'
import { expect, test } from 'vitest'
import { aCourt, serve } from './court'

const UPDATES = ['chat_member', 'chat_join_request'] as const
const SECRET = 'a-secret-between-the-two'

/** Lets in whoever asks, and tells of the first to have come in. */
function doorkeeper(token: string, apiRoot: string) {
  const bot = new Bot(token, { apiRoot })
  const joined = new Promise<ChatMemberUpdated>((resolve, reject) => {
    bot.catch(reject)
    bot.use(async ({ update }) => {
      if ('chat_member' in update) resolve(update.chat_member)
      if (!('chat_join_request' in update)) return
      const { chat, from } = update.chat_join_request
      await bot.api.approveChatJoinRequest({ chat_id: chat.id, user_id: from.id })
    })
  })
  return { bot, joined }
}

test('node-telegram-bot-api makes a link, edits it and revokes it', async () => {
  const { apiRoot, bot, chat } = await aCourt()
  const { api } = new Bot(bot.token, { apiRoot })

  const made = await api.createChatInviteLink({ chat_id: chat.id, name: 'Spring', member_limit: 50 })
  const edited = await api.editChatInviteLink({ chat_id: chat.id, invite_link: made.invite_link, name: 'Summer' })
  const revoked = await api.revokeChatInviteLink({ chat_id: chat.id, invite_link: made.invite_link })

  expect(made).toMatchObject({ name: 'Spring', member_limit: 50, creator: { username: 'porter_bot' } })
  expect(edited).toEqual({
    invite_link: made.invite_link,
    name: 'Summer',
    creator: { id: bot.id, is_bot: true, first_name: 'Porter', username: 'porter_bot' },
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
  })
  expect(revoked).toEqual({ ...edited, is_revoked: true })
  expect(chat.links[0]).toMatchObject({ title: 'Summer', isRevoked: true })
})

test('node-telegram-bot-api polls, lets in who asks, and sees them come in', async () => {
  const { apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  const running = porter.startPolling(undefined, { allowedUpdates: [...UPDATES] })
  const link = await porter.api.createChatInviteLink({ chat_id: chat.id, creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  expect(await joined).toMatchObject({
    chat: { id: chat.id },
    from: { id: bot.id },
    old_chat_member: { user: { id: ada.id }, status: 'left' },
    new_chat_member: { user: { id: ada.id }, status: 'member' },
    invite_link: link,
  })
  expect(chat.member(ada)?.status).toBe('member')

  porter.stop()
  await running
})

test('node-telegram-bot-api is given updates at its webhook, and lets in who asks', async () => {
  const { apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  const url = await serve(createWebhookServer(porter, { path: '/telegram', secretToken: SECRET }))
  await porter.api.setWebhook({ url: `${url}/telegram`, allowed_updates: [...UPDATES], secret_token: SECRET })
  const link = await porter.api.createChatInviteLink({ chat_id: chat.id, creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  expect(await joined).toMatchObject({ new_chat_member: { user: { id: ada.id }, status: 'member' } })
  expect(await porter.api.getWebhookInfo()).toMatchObject({ url: `${url}/telegram`, allowed_updates: UPDATES })
})

test('node-telegram-bot-api is told what is wrong, in the error it has for it', async () => {
  const { telegram, apiRoot, bot, chat } = await aCourt()
  const { api } = new Bot(bot.token, { apiRoot, maxRetries: 0 })
  telegram.failUpstream('createChatInviteLink', { code: 429, message: 'Too Many Requests: retry after 14' })

  const failure = await api.createChatInviteLink({ chat_id: chat.id }).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(TelegramApiError)
  expect(failure).toMatchObject({ errorCode: 429, description: 'Too Many Requests: retry after 14', retryAfter: 14 })
})
