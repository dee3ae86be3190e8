import { Bot } from 'node-telegram-bot-api'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

export const open: Open = (apiRoot, { timeoutMs } = {}) => {
  const { api } = new Bot(TOKEN, timeoutMs === undefined ? { apiRoot } : { apiRoot, timeoutMs })
  return {
    createLink: async (name, member_limit) =>
      (await api.createChatInviteLink({ chat_id: CHAT_ID, name, member_limit })).invite_link,
  }
}
