import type { Client, Update, WebhookInfo } from 'invitegram'
import { readInviteLink } from 'invitegram/emulator'
import type { FriendlyCall } from './friendly-call'
import { type Argument, asNumber, isWhole, type Texts } from './friendly-options'
import type { WireAnswer } from './wire-answer'

/** A client for calls that do not compile, too. */
export interface Friend extends Pick<Client, 'on' | 'handleUpdate'> {
  createInviteLink(chatId: unknown, options: unknown): Promise<{ raw: unknown }>
  createSubscriptionLink(chatId: unknown, options: unknown): Promise<{ raw: unknown }>
  editInviteLink(chatId: unknown, link: unknown, options: unknown): Promise<{ raw: unknown }>
  editSubscriptionLink(chatId: unknown, link: unknown, options: unknown): Promise<{ raw: unknown }>
  revokeInviteLink(chatId: unknown, link: unknown): Promise<{ raw: unknown }>
  replacePrimaryInviteLink(chatId: unknown): Promise<string>
  getPrimaryInviteLink(chatId: unknown): Promise<string | null>
  approveJoinRequest(chatId: unknown, userId: unknown): Promise<string>
  declineJoinRequest(chatId: unknown, userId: unknown): Promise<string>
  setWebhook(options: unknown): Promise<void>
  deleteWebhook(options: unknown): Promise<void>
  getWebhookInfo(): Promise<WebhookInfo>
  updates(options: unknown): AsyncGenerator<Update, void>
}

export type Options = Record<string, unknown>

/** A friendly call, in a table by the method that it makes. */
export interface Row {
  /** What it takes before its options. */
  takes?: readonly (keyof typeof TAKEN)[]
  /** How it takes its options, from the texts of the wire. Without this it has none. */
  options?: (settings: Texts, now: Date) => Argument[]
  /** Options that it wants named, and what they are where the wire has nothing. */
  defaults?: Options
  tells?: string[]
  comesTo?: (answers: readonly (WireAnswer | undefined)[]) => string | undefined
  make(client: Friend, taken: unknown[], options: Options): Promise<unknown>
}

const TAKEN = {
  chatId: {
    from: 'chat_id',
    read: (text: string): Argument => ({
      name: 'chatId',
      value: asNumber(text),
      isFine: isChatId(text),
      isRespelt: isRespeltNumber(text, /^-?\d+$/),
    }),
  },
  userId: {
    from: 'user_id',
    read: (text: string): Argument => ({
      name: 'userId',
      value: asNumber(text),
      isFine: isWhole(asNumber(text), 1, Number.MAX_SAFE_INTEGER),
      isRespelt: isRespeltNumber(text, /^\d+$/),
    }),
  },
  link: {
    from: 'invite_link',
    read: (text: string): Argument => ({
      name: 'link',
      value: text,
      isFine: isLink(text),
      isRespelt: isLink(text) && !/^https:\/\/t\.me\/(\+|joinchat\/)[\w-]+$/.test(text),
    }),
  },
} as const

/** `undefined` if the call has no place for a parameter, or would put right how one is spelt. */
export function rowCall(row: Row, params: Texts, now: Date): FriendlyCall | undefined {
  const { takes = [], options: toOptions, defaults, tells, comesTo, make } = row
  const taken = takes.map((name) => TAKEN[name].read(params[TAKEN[name].from] ?? ''))
  const isTaken = (name: string) => takes.some((one) => TAKEN[one].from === name)
  // The server does not tell a setting that is empty from one that is not there.
  const settings = Object.fromEntries(Object.entries(params).filter(([name, text]) => !isTaken(name) && text !== ''))
  if (toOptions === undefined && Object.keys(settings).length > 0) return undefined

  const options = toOptions?.(settings, now) ?? []
  const all = [...taken, ...options]
  if (all.some(({ isRespelt }) => isRespelt)) return undefined
  return {
    wrong: wrongIn(all),
    tells,
    comesTo,
    make: ({ client }) =>
      make(
        client,
        taken.map(({ value }) => value),
        { ...defaults, ...bagOf(options) },
      ),
  }
}

/** The names by which a client has to refuse arguments. */
export function wrongIn(all: readonly Argument[]): string[] {
  return all.filter(({ isFine }) => !isFine).map(({ name, refusedAs = name }) => refusedAs)
}

/** As options are handed in. */
export function bagOf(options: readonly Argument[]): Options {
  return Object.fromEntries(options.map(({ name, value }) => [name, value]))
}

function isChatId(text: string): boolean {
  const number = asNumber(text)
  return typeof number === 'number' ? Number.isSafeInteger(number) && number !== 0 : /^@[a-z]\w{0,31}$/i.test(text)
}

function isLink(text: string): boolean {
  return readInviteLink(text)?.kind === 'invite'
}

/** With zeros before it, for instance. */
function isRespeltNumber(text: string, form: RegExp): boolean {
  const number = Number(text)
  return form.test(text) && Number.isSafeInteger(number) && number !== 0 && String(number) !== text
}
