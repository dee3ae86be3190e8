import { Api } from 'grammy'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

export const open: Open = (apiRoot, { timeoutMs } = {}) => {
  const api = new Api(TOKEN, timeoutMs === undefined ? { apiRoot } : { apiRoot, timeoutSeconds: timeoutMs / 1_000 })
  return {
    createLink: async (name, member_limit) =>
      (await api.createChatInviteLink(CHAT_ID, { name, member_limit })).invite_link,
  }
}
