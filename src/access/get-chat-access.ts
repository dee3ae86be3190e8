import type { ChatFullInfo, ChatMember, WebhookInfo } from '@grammyjs/types'
import type { Caller, CallOptions } from '../api/caller'
import { ApiError, type ApiErrorReason, isObject, TransportError } from '../errors'
import { toAccess } from './access'
import { ChatAccess } from './chat-access'
import { type Receiving, toDelivery } from './delivery'

/** What finding out about a chat needs of a client. */
export interface AccessContext {
  readonly caller: Caller
  /** The bot's own id, where it is known. */
  readonly botId: number | undefined
  /** The id that a chat has by now. */
  currentId(chatId: number | string): number | string
  /** How the client takes updates in just now. */
  receiving(): Receiving
}

/** What Telegram told of the chat, and of the bot in it. */
interface Told {
  readonly botId: number
  readonly chat: ChatFullInfo | Outsider
  readonly member: ChatMember | Outsider
}

/** A bot that Telegram refuses for not being in the chat: that is an answer, too. */
class Outsider {
  constructor(
    readonly status: 'left' | 'kicked',
    readonly isDeleted = false,
  ) {}
}

const OUTSIDERS: Readonly<Partial<Record<ApiErrorReason, Outsider>>> = {
  'bot-removed': new Outsider('kicked'),
  'bot-not-in-chat': new Outsider('left'),
  'chat-gone': new Outsider('left', true),
}

/** From here on downwards ids are those of supergroups and channels. */
const LAST_OF_SUPERGROUPS = -1_000_000_000_000

/** Asks Telegram all that tells what the bot can do in a chat, at once where one does not depend on another. */
export async function getChatAccess(
  context: AccessContext,
  chatId: number | string,
  call?: CallOptions,
): Promise<ChatAccess> {
  const [told, info] = await Promise.all([askOfChat(context, chatId, call), askOfWebhook(context.caller, call)])
  const { botId, member } = told
  const chat = told.chat instanceof Outsider ? null : told.chat
  return new ChatAccess({
    chatId: context.currentId(chatId),
    chat,
    isDeleted: member instanceof Outsider && member.isDeleted,
    botId,
    access: toAccess(chat, member),
    delivery: toDelivery(info),
    receiving: context.receiving(),
  })
}

async function askOfChat(
  { caller, botId: known }: AccessContext,
  chatId: number | string,
  call: CallOptions | undefined,
): Promise<Told> {
  const [botId, outsider] = await Promise.all([known ?? askWhoItIs(caller, call), probeGroup(caller, chatId, call)])
  const [chat, member] = await Promise.all([
    caller.call('getChat', { chat_id: chatId }, call).catch(toOutsider),
    outsider ?? caller.call('getChatMember', { chat_id: chatId, user_id: botId }, call).catch(toOutsider),
  ])
  checkAnswer('getChat', chat instanceof Outsider || isChat(chat))
  checkAnswer('getChatMember', typeof member?.status === 'string')
  return { botId, chat, member }
}

async function askWhoItIs(caller: Caller, call: CallOptions | undefined): Promise<number> {
  const bot = await caller.call('getMe', {}, call)
  checkAnswer('getMe', Number.isSafeInteger(bot?.id))
  return bot.id
}

/**
 * What can be read of a basic group goes on to be shown after it was deleted, or became a supergroup. Its size does
 * not: asked for that, Telegram says what has become of the group, and the call is followed to the supergroup.
 */
async function probeGroup(
  caller: Caller,
  chatId: number | string,
  call: CallOptions | undefined,
): Promise<Outsider | undefined> {
  const isGroup = Number(chatId) < 0 && Number(chatId) > LAST_OF_SUPERGROUPS
  if (!isGroup) return undefined
  return await caller.call('getChatMemberCount', { chat_id: chatId }, call).then(() => undefined, toOutsider)
}

async function askOfWebhook(caller: Caller, call: CallOptions | undefined): Promise<WebhookInfo> {
  const info = await caller.call('getWebhookInfo', {}, call)
  checkAnswer('getWebhookInfo', isObject(info))
  return info
}

/** @throws what was thrown, if it does not say that the bot is outside */
function toOutsider(error: unknown): Outsider {
  const outsider = error instanceof ApiError ? OUTSIDERS[error.reason] : undefined
  if (outsider === undefined) throw error
  return outsider
}

function isChat(answer: ChatFullInfo): boolean {
  return Number.isSafeInteger(answer?.id) && typeof answer.type === 'string'
}

function checkAnswer(method: string, isRight: boolean): void {
  if (isRight) return
  throw new TransportError({ method, reason: 'bad-answer', outcome: 'unknown', what: 'the answer is no such thing' })
}
