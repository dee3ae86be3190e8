import { Client } from 'invitegram'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

export const open: Open = (apiRoot, { timeoutMs, maxWaitMs } = {}) => {
  const client = new Client(TOKEN, { apiRoot, timeoutMs, retry: { maxWaitMs } })
  return { createLink: async (title, limit) => (await client.createInviteLink(CHAT_ID, { title, limit })).url }
}
