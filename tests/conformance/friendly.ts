import type { Client } from 'invitegram'
import { readInviteLink } from 'invitegram/emulator'
import { type Argument, asNumber, linkOptions, subscriptionOptions, type Texts, titleAlone } from './friendly-options'

/** The friendly call nearest to a raw one. */
export interface FriendlyCall {
  /** The arguments that the client has to refuse: as long as there is one, nothing may be sent. */
  wrong: string[]
  /** The keys of the result that the call tells of; all, if it is not said. */
  tells?: string[]
  make(client: Client): Promise<unknown>
}

/** A client for calls that do not compile, too. */
interface Friend {
  createInviteLink(chatId: unknown, options: unknown): Promise<{ raw: unknown }>
  createSubscriptionLink(chatId: unknown, options: unknown): Promise<{ raw: unknown }>
  editInviteLink(chatId: unknown, link: unknown, options: unknown): Promise<{ raw: unknown }>
  editSubscriptionLink(chatId: unknown, link: unknown, options: unknown): Promise<{ raw: unknown }>
  revokeInviteLink(chatId: unknown, link: unknown): Promise<{ raw: unknown }>
  replacePrimaryInviteLink(chatId: unknown): Promise<string>
  getPrimaryInviteLink(chatId: unknown): Promise<string | null>
}

type Options = Record<string, unknown>

interface Row {
  /** The call is about a link that exists. */
  hasLink?: true
  /** How it takes its options, from the texts of the wire. Without this it has none. */
  options?: (settings: Texts, now: Date) => Argument[]
  /** Options that it wants named, and what they are where the wire has nothing. */
  defaults?: Options
  tells?: string[]
  make(client: Friend, chatId: unknown, link: unknown, options: Options): Promise<unknown>
}

const ROWS: Readonly<Record<string, Row>> = {
  createChatInviteLink: {
    options: linkOptions,
    make: async (client, chatId, _, options) => (await client.createInviteLink(chatId, options)).raw,
  },
  editChatInviteLink: {
    hasLink: true,
    options: linkOptions,
    defaults: { title: null, expireAt: null, limit: null, requireApproval: false },
    make: async (client, chatId, link, options) => (await client.editInviteLink(chatId, link, options)).raw,
  },
  createChatSubscriptionInviteLink: {
    options: subscriptionOptions,
    make: async (client, chatId, _, options) => (await client.createSubscriptionLink(chatId, options)).raw,
  },
  editChatSubscriptionInviteLink: {
    hasLink: true,
    options: titleAlone,
    defaults: { title: null },
    make: async (client, chatId, link, options) => (await client.editSubscriptionLink(chatId, link, options)).raw,
  },
  revokeChatInviteLink: {
    hasLink: true,
    make: async (client, chatId, link) => (await client.revokeInviteLink(chatId, link)).raw,
  },
  exportChatInviteLink: {
    make: (client, chatId) => client.replacePrimaryInviteLink(chatId),
  },
  getChat: {
    tells: ['invite_link'],
    make: async (client, chatId) => ({ invite_link: (await client.getPrimaryInviteLink(chatId)) ?? undefined }),
  },
}

/**
 * The friendly call that yields these wire parameters, or comes nearest to them; `undefined` if there is none that
 * could: for other methods, for parameters that a call has no place for, and for spellings that it would put right.
 */
export function friendlyCall(method: string, params: Texts, now: Date): FriendlyCall | undefined {
  const row = ROWS[method]
  const { chat_id, invite_link, ...others } = params
  if (row === undefined || isRespelt(chat_id, invite_link)) return undefined
  // Where the call is about no link, one is a setting that nobody knows.
  const settings = withoutEmpty(row.hasLink || invite_link === undefined ? others : { ...others, invite_link })
  if (row.options === undefined && Object.keys(settings).length > 0) return undefined

  const chat = { name: 'chatId', value: asNumber(chat_id), isFine: isChatId(chat_id) }
  const link = { name: 'link', value: invite_link, isFine: isLink(invite_link) }
  const options = row.options?.(settings, now) ?? []
  const all = row.hasLink ? [chat, link, ...options] : [chat, ...options]
  const bag = { ...row.defaults, ...Object.fromEntries(options.map(({ name, value }) => [name, value])) }
  return {
    wrong: all.filter(({ isFine }) => !isFine).map(({ name }) => name),
    tells: row.tells,
    make: (client) => row.make(client, chat.value, link.value, bag),
  }
}

/** The server does not tell a setting that is empty from one that is not there. */
function withoutEmpty(settings: Texts): Texts {
  return Object.fromEntries(Object.entries(settings).filter(([, text]) => text !== ''))
}

function isChatId(text = ''): boolean {
  const number = asNumber(text)
  return typeof number === 'number' ? Number.isSafeInteger(number) && number !== 0 : /^@[a-z]\w{0,31}$/i.test(text)
}

function isLink(text = ''): boolean {
  return readInviteLink(text)?.kind === 'invite'
}

/** Fine with the client, but written in another way than it writes them. */
function isRespelt(chatId = '', link = ''): boolean {
  const isNumber = /^-?\d+$/.test(chatId) && Number.isSafeInteger(Number(chatId)) && Number(chatId) !== 0
  const isPlain = /^https:\/\/t\.me\/(\+|joinchat\/)[\w-]+$/.test(link)
  return (isNumber && !isChatId(chatId)) || (isLink(link) && !isPlain)
}
