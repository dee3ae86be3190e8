import { Bot } from 'gramio'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

/** It has no time limit of its own. */
export const open: Open = (apiRoot) => {
  const { api } = new Bot(TOKEN, { api: { baseURL: `${apiRoot}/bot` } })
  return {
    createLink: async (name, member_limit) =>
      (await api.createChatInviteLink({ chat_id: CHAT_ID, name, member_limit })).invite_link,
  }
}
