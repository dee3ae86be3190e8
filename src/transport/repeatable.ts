import { ApiError } from '../errors'

/** Acts on links and requests that may be done twice without harm: the second time there is nothing left to do. */
const REPEATABLE: ReadonlySet<string> = new Set([
  'editChatInviteLink',
  'editChatSubscriptionInviteLink',
  'revokeChatInviteLink',
  'approveChatJoinRequest',
  'declineChatJoinRequest',
  'answerChatJoinRequestQuery',
  'sendChatJoinRequestWebApp',
  'setWebhook',
  'deleteWebhook',
])

/**
 * Whether a call may be sent again though an earlier try may have been carried out. A second createChatInviteLink is a
 * second link, a second sendMessage a second message: what is not known to be harmless is not repeated.
 */
export function isRepeatable(method: string): boolean {
  return method.startsWith('get') || REPEATABLE.has(method)
}

/** Whether a repeated call was refused because the try whose answer was lost had done it: then it is done. */
export function isSettled(method: string, error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  if (method === 'approveChatJoinRequest') return error.reason === 'already-member'
  return method === 'declineChatJoinRequest' && error.reason === 'request-gone'
}
