import { createServer } from 'node:http'
import { Bot, GrammyError, webhookCallback } from 'grammy'
import type { ChatMemberUpdated } from 'grammy/types'
import { expect, test } from 'vitest'
import { aCourt, ended, serve } from './court'

const UPDATES = ['chat_member', 'chat_join_request'] as const
const SECRET = 'a-secret-between-the-two'

/** Lets in whoever asks, and tells of the first to have come in. */
function doorkeeper(token: string, apiRoot: string, canUseWebhookReply = false) {
  const bot = new Bot(token, { client: { apiRoot, canUseWebhookReply: () => canUseWebhookReply } })
  const joined = new Promise<ChatMemberUpdated>((resolve, reject) => {
    bot.catch(reject)
    bot.on('chat_join_request', async (context) => {
      await context.approveChatJoinRequest(context.from.id)
    })
    bot.on('chat_member', (context) => resolve(context.chatMember))
  })
  return { bot, joined }
}

test('grammY makes a link, edits it and revokes it', async () => {
  const { apiRoot, bot, chat } = await aCourt()
  const { api } = new Bot(bot.token, { client: { apiRoot } })

  const made = await api.createChatInviteLink(chat.id, { name: 'Spring', member_limit: 50 })
  const edited = await api.editChatInviteLink(chat.id, made.invite_link, { name: 'Summer' })
  const revoked = await api.revokeChatInviteLink(chat.id, made.invite_link)

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

test('grammY polls, lets in who asks, and sees them come in', async () => {
  const { telegram, apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  const running = porter.start({ allowed_updates: UPDATES })
  const link = await porter.api.createChatInviteLink(chat.id, { creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  expect(await joined).toMatchObject({
    chat: { id: chat.id },
    from: { id: bot.id },
    old_chat_member: { user: { id: ada.id }, status: 'left' },
    new_chat_member: { user: { id: ada.id }, status: 'member' },
    invite_link: link,
  })
  expect(chat.member(ada)?.status).toBe('member')

  await ended(telegram, porter.stop())
  await running
})

test.each([
  ['by a call', false],
  ['in its answer to the webhook', true],
])('grammY is given updates at its webhook, and lets in who asks %s', async (_, canUseWebhookReply) => {
  const { telegram, apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot, canUseWebhookReply)
  const url = await serve(createServer(webhookCallback(porter, 'http', { secretToken: SECRET })))
  await porter.api.setWebhook(url, { allowed_updates: UPDATES, secret_token: SECRET })
  const link = await porter.api.createChatInviteLink(chat.id, { creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  expect(await joined).toMatchObject({ new_chat_member: { user: { id: ada.id }, status: 'member' } })
  expect(await porter.api.getWebhookInfo()).toMatchObject({ url, allowed_updates: UPDATES })
  expect(telegram.calls.some(({ method }) => method === 'approveChatJoinRequest')).toBe(true)
})

test('grammY is told what is wrong, in the error it has for it', async () => {
  const { telegram, apiRoot, bot, chat } = await aCourt()
  const { api } = new Bot(bot.token, { client: { apiRoot } })
  telegram.failUpstream('createChatInviteLink', { code: 429, message: 'Too Many Requests: retry after 14' })

  const failure = await api.createChatInviteLink(chat.id).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(GrammyError)
  expect(failure).toMatchObject({
    error_code: 429,
    description: 'Too Many Requests: retry after 14',
    parameters: { retry_after: 14 },
  })
})
