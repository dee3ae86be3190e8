import { Bot as GramioBot } from 'gramio'
import { Api } from 'grammy'
import { Client, type CreateInviteLinkOptions } from 'invitegram'
import { Bot as NodeTelegramBotApiBot } from 'node-telegram-bot-api'
import { Telegram } from 'telegraf'

/** What a link is to be like, in Telegram's own names. */
interface Settings {
  name?: string
  expire_date?: number
  member_limit?: number
}

/** The calls of which the table tells, as each library has them. */
export interface Calls {
  create(chatId: number, settings: Settings): Promise<unknown>
  /** Makes a link, and then edits its limit alone. */
  createAndEdit(chatId: number, name: string, expiresAt: Date, limit: number): Promise<unknown>
  approve(chatId: number, userId: number): Promise<unknown>
}

/** With the settings that are theirs by default. */
export const libraries: Record<string, (token: string, apiRoot: string) => Calls> = {
  grammY(token, apiRoot) {
    const api = new Api(token, { apiRoot })
    return {
      create: (chatId, settings) => api.createChatInviteLink(chatId, settings),
      async createAndEdit(chatId, name, expiresAt, member_limit) {
        const settings = { name, expire_date: expiresAt.getTime() / 1_000 }
        const { invite_link } = await api.createChatInviteLink(chatId, settings)
        await api.editChatInviteLink(chatId, invite_link, { member_limit })
      },
      approve: (chatId, userId) => api.approveChatJoinRequest(chatId, userId),
    }
  },

  GramIO(token, apiRoot) {
    const { api } = new GramioBot(token, { api: { baseURL: `${apiRoot}/bot` } })
    return inParams(api)
  },

  Telegraf(token, apiRoot) {
    const telegram = new Telegram(token, { apiRoot })
    return {
      create: (chatId, settings) => telegram.createChatInviteLink(chatId, settings),
      async createAndEdit(chatId, name, expiresAt, member_limit) {
        const settings = { name, expire_date: expiresAt.getTime() / 1_000 }
        const { invite_link } = await telegram.createChatInviteLink(chatId, settings)
        await telegram.editChatInviteLink(chatId, invite_link, { member_limit })
      },
      approve: (chatId, userId) => telegram.approveChatJoinRequest(chatId, userId),
    }
  },

  'node-telegram-bot-api'(token, apiRoot) {
    const { api } = new NodeTelegramBotApiBot(token, { apiRoot })
    return inParams(api)
  },

  invitegram(token, apiRoot) {
    const client = new Client(token, { apiRoot })
    return {
      create: (chatId, settings) => client.createInviteLink(chatId, inOurNames(settings)),
      async createAndEdit(chatId, title, expireAt, limit) {
        const link = await client.createInviteLink(chatId, { title, expireAt })
        await link.edit({ limit })
      },
      approve: (chatId, userId) => client.approveJoinRequest(chatId, userId),
    }
  },
}

/** A number for a date does not compile, and not everyone has a compiler. */
function inOurNames({ name, expire_date, member_limit }: Settings): CreateInviteLinkOptions {
  return { title: name, expireAt: expire_date, limit: member_limit } as object
}

/** Of the two that take everything in one object. */
interface ApiInParams {
  createChatInviteLink(params: Settings & { chat_id: number }): Promise<{ invite_link: string }>
  editChatInviteLink(params: Settings & { chat_id: number; invite_link: string }): Promise<unknown>
  approveChatJoinRequest(params: { chat_id: number; user_id: number }): Promise<unknown>
}

function inParams(api: ApiInParams): Calls {
  return {
    create: (chat_id, settings) => api.createChatInviteLink({ chat_id, ...settings }),
    async createAndEdit(chat_id, name, expiresAt, member_limit) {
      const expire_date = expiresAt.getTime() / 1_000
      const { invite_link } = await api.createChatInviteLink({ chat_id, name, expire_date })
      await api.editChatInviteLink({ chat_id, invite_link, member_limit })
    },
    approve: (chat_id, user_id) => api.approveChatJoinRequest({ chat_id, user_id }),
  }
}
