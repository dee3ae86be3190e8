import { createServer } from 'node:http'
import { Bot, type ChatMemberContext, TelegramError, webhookHandler } from 'gramio'
import { expect, test } from 'vitest'
import { aCourt, ended, serve } from './court'

const UPDATES = ['chat_member', 'chat_join_request'] as const
const SECRET = 'a-secret-between-the-two'

/** Lets in whoever asks, and tells of the first to have come in. */
function doorkeeper(token: string, apiRoot: string) {
  const bot = new Bot(token, { api: { baseURL: `${apiRoot}/bot` } })
  const joined = new Promise<ChatMemberContext<typeof bot>>((resolve, reject) => {
    bot.onError(({ error }) => reject(error))
    bot.on('chat_join_request', (context) => context.approve())
    bot.on('chat_member', (context) => resolve(context))
  })
  return { bot, joined }
}

test('GramIO makes a link, edits it and revokes it', async () => {
  const { apiRoot, bot, chat } = await aCourt()
  const { api } = new Bot(bot.token, { api: { baseURL: `${apiRoot}/bot` } })

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

test('GramIO polls, lets in who asks, and sees them come in', async () => {
  const { telegram, apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  await porter.start({ allowedUpdates: [...UPDATES] })
  const link = await porter.api.createChatInviteLink({ chat_id: chat.id, creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  expect((await joined).payload).toMatchObject({
    chat: { id: chat.id },
    from: { id: bot.id },
    old_chat_member: { user: { id: ada.id }, status: 'left' },
    new_chat_member: { user: { id: ada.id }, status: 'member' },
    invite_link: link,
  })
  expect(chat.member(ada)?.status).toBe('member')

  await ended(telegram, porter.stop())
})

test('GramIO is given updates at its webhook, and lets in who asks', async () => {
  const { apiRoot, bot, chat, ada } = await aCourt()
  const { bot: porter, joined } = doorkeeper(bot.token, apiRoot)
  const url = await serve(createServer(webhookHandler(porter, 'http', SECRET)))
  await porter.start({ webhook: { url, secret_token: SECRET }, allowedUpdates: [...UPDATES] })
  const link = await porter.api.createChatInviteLink({ chat_id: chat.id, creates_join_request: true })

  expect(ada.join(link.invite_link)).toBe('requested')

  const { payload } = await joined
  expect(payload).toMatchObject({ new_chat_member: { user: { id: ada.id }, status: 'member' } })
  expect(await porter.api.getWebhookInfo()).toMatchObject({ url, allowed_updates: UPDATES })
  await porter.stop()
})

test('GramIO is told what is wrong, in the error it has for it', async () => {
  const { telegram, apiRoot, bot, chat } = await aCourt()
  const { api } = new Bot(bot.token, { api: { baseURL: `${apiRoot}/bot` } })
  telegram.failUpstream('createChatInviteLink', { code: 429, message: 'Too Many Requests: retry after 14' })

  const failure = await api.createChatInviteLink({ chat_id: chat.id }).catch((error: unknown) => error)

  expect(failure).toBeInstanceOf(TelegramError)
  expect(failure).toMatchObject({
    code: 429,
    message: 'Too Many Requests: retry after 14',
    payload: { retry_after: 14 },
  })
})
