import type { CallOptions } from '../api/caller'
import { InvalidOptionsError, isAfterLostAnswer } from '../errors'
import type { LinkContext } from '../links/link-context'
import { isQueryOver } from './guard-query'
import type { JoinRequest } from './join-request'

/** Opens a Mini App for somebody who asks to be let in. */
export async function openWebApp(
  { caller }: LinkContext,
  { queryId }: JoinRequest,
  url: string,
  call?: CallOptions,
): Promise<'shown' | 'gone'> {
  if (queryId === null) {
    const hint = 'only the guard bot of a chat may open one, for a request that it is asked about first'
    throw new InvalidOptionsError('queryId', 'the id of a query', queryId, hint)
  }
  checkAddress(url)
  try {
    await caller.call('sendChatJoinRequestWebApp', { chat_join_request_query_id: queryId, web_app_url: url }, call)
    return 'shown'
  } catch (error) {
    // The try whose answer was lost may have opened it: whoever takes that for gone, might let in somebody in mid-quiz.
    if (!isQueryOver(error) || isAfterLostAnswer(error)) throw error
    return 'gone'
  }
}

function checkAddress(url: unknown): void {
  const isFine = typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:'
  if (!isFine) throw new InvalidOptionsError('url', 'the address of a web app, with https://', url)
}
