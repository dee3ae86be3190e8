import { autoRetry } from '@grammyjs/auto-retry'
import { Api } from 'grammy'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

export const open: Open = (apiRoot) => {
  const api = new Api(TOKEN, { apiRoot })
  api.config.use(autoRetry())
  return {
    createLink: async (name, member_limit) =>
      (await api.createChatInviteLink(CHAT_ID, { name, member_limit })).invite_link,
  }
}
