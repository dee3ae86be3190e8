import type { ChatJoinRequest } from '@grammyjs/types'
import { checkFields, UpdateError } from '../errors'
import type { LinkContext } from '../links/link-context'
import { wireProblem } from '../links/wire-link'
import { checkChat } from '../people/chat'
import { checkUser } from '../people/check-user'
import { JoinRequest } from './join-request'

const PATH = 'chat_join_request'

/**
 * Makes an object of what an update brings.
 *
 * @throws {UpdateError} if it is not what Telegram sends
 */
export function readJoinRequest(raw: ChatJoinRequest, updateId: number, links: LinkContext): JoinRequest {
  checkFields(raw, PATH, { user_chat_id: 'number', date: 'date', bio: 'string?', query_id: 'string?' })
  checkChat(raw.chat, `${PATH}.chat`)
  checkUser(raw.from, `${PATH}.from`)
  const problem = raw.invite_link === undefined ? undefined : wireProblem(raw.invite_link)
  if (problem !== undefined) throw new UpdateError(`${PATH}.invite_link`, `an invite link with ${problem}`)
  if (raw.invite_link !== undefined) checkUser(raw.invite_link.creator, `${PATH}.invite_link.creator`)
  return new JoinRequest(links, raw, updateId)
}
