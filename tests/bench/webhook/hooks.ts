import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Update } from '@grammyjs/types'
import { TOKEN } from '../contestant'
import { SECRET } from './stream'

/** What calls itself for each update that has reached a handler. */
type Count = () => void

const ME = {
  id: 123456789,
  is_bot: true as const,
  first_name: 'Porter',
  username: 'porter_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

/**
 * Each contestant's webhook as its documentation sets it up on `node:http`, with a handler for each kind of update in the
 * stream. None is loaded but the one that is asked for.
 */
export const HOOKS: Readonly<Record<string, (count: Count) => Promise<RequestListener>>> = {
  async invitegram(count) {
    const { Client, nodeWebhook } = await import('invitegram')
    // Nobody is there: what it would ask of Telegram on the side, it does without.
    const client = new Client(TOKEN, { apiRoot: 'http://127.0.0.1:9', retry: false })
    client.on('memberJoined', count)
    client.on('joinRequest', count)
    client.on('update', ({ message }) => message && count())
    return nodeWebhook(client, { secretToken: SECRET })
  },

  async grammy(count) {
    const { Bot, webhookCallback } = await import('grammy')
    const bot = new Bot(TOKEN, { botInfo: asInfo(ME) })
    bot.on('chat_member', count)
    bot.on('chat_join_request', count)
    bot.on('message', count)
    return webhookCallback(bot, 'http', { secretToken: SECRET })
  },

  // It answers first, and handles the update then.
  async gramio(count) {
    return await gramio(count, false)
  },

  async 'gramio, waiting'(count) {
    return await gramio(count, true)
  },

  async telegraf(count) {
    const { Telegraf } = await import('telegraf')
    const bot = new Telegraf(TOKEN)
    bot.botInfo = asInfo(ME)
    bot.on('chat_member', count)
    bot.on('chat_join_request', count)
    bot.on('message', count)
    return bot.webhookCallback('/hook', { secretToken: SECRET })
  },

  // Nothing is checked and nobody listens: it is there to tell what the machine can do.
  async 'node:http'(count) {
    return (request, response) => {
      let text = ''
      request.setEncoding('utf8')
      request.on('data', (piece: string) => {
        text += piece
      })
      request.on('end', () => {
        const update: Update = JSON.parse(text)
        if (update.update_id > 0) count()
        response.end()
      })
    }
  },
}

async function gramio(count: Count, shouldWait: boolean): Promise<RequestListener> {
  const { Bot, webhookHandler } = await import('gramio')
  const bot = new Bot(TOKEN, { info: asInfo(ME) })
  bot.on('chat_member', count)
  bot.on('chat_join_request', count)
  bot.on('message', count)
  const hook = webhookHandler(bot, 'http', { secretToken: SECRET, shouldWait })
  return (request: IncomingMessage, response: ServerResponse) => void hook(request, response)
}

/** Each library has the bot described in full; none of them reads it here. */
function asInfo<T>(me: typeof ME): T {
  return me as T
}
