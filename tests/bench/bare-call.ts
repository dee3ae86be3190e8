import { CHAT_ID } from './contestant'

/** What the bare ones write and read: just enough of the Bot API for one method. */
export const PATH = '/createChatInviteLink'

export function writeCall(name: string, member_limit: number): string {
  return JSON.stringify({ chat_id: CHAT_ID, name, member_limit })
}

export function readLink(body: string): string {
  const answer = JSON.parse(body)
  if (answer.ok !== true) throw new Error(answer.description)
  return answer.result.invite_link
}
