import { createServer } from 'node:http'
import { Telegraf, TelegramError } from 'telegraf'
import type { ChatMemberUpdated, Update } from 'telegraf/types'
import { expect, test } from 'vitest'
import { aCourt, ended, serve } from './court'

const UPDATES: Exclude<keyof Update.ChatJoinRequestUpdate | keyof Update.ChatMemberUpdate, 'update_id'>[] = [
  'chat_member',
  'chat_join_request',
]
const SECRET = 'a-secret-between-the-two'

/** Lets in whoever asks, and tells of the first to have come in. */
function doorkeeper(token: string, apiRoot: string) {
  const bot = new Telegraf(token, { telegram: { apiRoot } })
  const joined = new Promise<ChatMemberUpdated>((resolve, reject) => {
    bot.catch(reject)
    bot.on('chat_join_request', async (context) => {
      await context.approveChatJoinRequest(context.from.id)
    })
    bot.on('chat_member', (context) => resolve(context.chatMember))
  })
  return { bot, joined }
}

test('Telegraf makes a link, edits it and revokes it', async () => {
  const { apiRoot, bot, chat } = await aCourt()
  const { telegram: api } = new Telegraf(bot.token, { telegram: { apiRoot } })

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

test('Telegraf polls, lets in who asks, and sees them come in', async () => {
  const { telegram, apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  const running = porter.launch({ allowedUpdates: UPDATES })
  const link = await porter.telegram.createChatInviteLink(chat.id, { creates_join_request: true })

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
  await ended(telegram, running)
})

test('Telegraf is given updates at its webhook, and lets in who asks', async () => {
  const { apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  const url = await serve(createServer(porter.webhookCallback('/telegram', { secretToken: SECRET })))
  await porter.telegram.setWebhook(`${url}/telegram`, { allowed_updates: UPDATES, secret_token: SECRET })
  const link = await porter.telegram.createChatInviteLink(chat.id, { creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  expect(await joined).toMatchObject({ new_chat_member: { user: { id: ada.id }, status: 'member' } })
  expect(await porter.telegram.getWebhookInfo()).toMatchObject({ url: `${url}/telegram`, allowed_updates: UPDATES })
})

test('Telegraf is told what is wrong, in the error it has for it', async () => {
  const { telegram, apiRoot, bot, chat } = await aCourt()
  const { telegram: api } = new Telegraf(bot.token, { telegram: { apiRoot } })
  telegram.failUpstream('createChatInviteLink', { code: 429, message: 'Too Many Requests: retry after 14' })

  const failure = await api.createChatInviteLink(chat.id).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(TelegramError)
  expect(failure).toMatchObject({
    code: 429,
    description: 'Too Many Requests: retry after 14',
    parameters: { retry_after: 14 },
  })
})
