import { Client } from 'invitegram'
import { Pool } from 'undici'
import { CHAT_ID, type Open, TOKEN } from '../contestant'

export const open: Open = (apiRoot, { timeoutMs } = {}) => {
  const client = new Client(TOKEN, { apiRoot, timeoutMs, dispatcher: new Pool(apiRoot) })
  return { createLink: async (title, limit) => (await client.createInviteLink(CHAT_ID, { title, limit })).url }
}
