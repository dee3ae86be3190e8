import { Telegram } from 'telegraf'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

/** Its time limit, 500 s, is not for others to set. */
export const open: Open = (apiRoot) => {
  const telegram = new Telegram(TOKEN, { apiRoot })
  return {
    createLink: async (name, member_limit) =>
      (await telegram.createChatInviteLink(CHAT_ID, { name, member_limit })).invite_link,
  }
}
