import type { Caller, CallOptions } from '../api/caller'
import { TransportError } from '../errors'

/** The bot's own primary link, which Telegram shows only to a bot that may invite users. */
export async function getPrimary(caller: Caller, chatId: number | string, call?: CallOptions): Promise<string | null> {
  const chat = await caller.call('getChat', { chat_id: chatId }, call)
  if (typeof chat !== 'object' || chat === null) throw badAnswer('getChat', 'the answer is no chat')
  return chat.invite_link ?? null
}

export async function replacePrimary(caller: Caller, chatId: number | string, call?: CallOptions): Promise<string> {
  const url: unknown = await caller.call('exportChatInviteLink', { chat_id: chatId }, call)
  if (typeof url !== 'string') throw badAnswer('exportChatInviteLink', 'the answer is no link')
  return url
}

function badAnswer(method: string, what: string): TransportError {
  return new TransportError({ method, reason: 'bad-answer', outcome: 'unknown', what })
}
