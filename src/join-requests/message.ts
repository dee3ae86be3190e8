import type { ApiResult, CallOptions } from '../api/caller'
import { InvalidOptionsError } from '../errors'
import type { LinkContext } from '../links/link-context'

/** Writes to somebody who asks to be let in. */
export async function sendText(
  { caller }: LinkContext,
  userChatId: number,
  text: string,
  call?: CallOptions,
): Promise<ApiResult<'sendMessage'>> {
  if (typeof text !== 'string' || text.trim() === '') {
    throw new InvalidOptionsError('text', 'text with something in it', text)
  }
  return await caller.call('sendMessage', { chat_id: userChatId, text }, call)
}
