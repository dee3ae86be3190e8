import type { Update } from '@grammyjs/types'
import { type AccessChange, readAccessChange } from '../access/access-change'
import { UpdateError } from '../errors'
import type { JoinRequest } from '../join-requests/join-request'
import { readJoinRequest } from '../join-requests/read-join-request'
import type { MemberChanged, MemberJoined, MemberLeft } from '../members/events'
import { readMemberChange } from '../members/read-member-change'
import type { DispatchContext } from './dispatch'
import { isUpdate } from './is-update'
import { noUpdate } from './no-update'

/** What an update tells of people, or of what the bot may do: one of these at most. The names are those of the events. */
export interface UpdateNews {
  /** Somebody asks to be let in. */
  readonly joinRequest?: JoinRequest | undefined
  /** Somebody has come in, and by which door. */
  readonly memberJoined?: MemberJoined | undefined
  /** Somebody is no longer there. */
  readonly memberLeft?: MemberLeft | undefined
  /** Somebody is something else to the chat. */
  readonly memberChanged?: MemberChanged | undefined
  /** The bot itself may do something else there. */
  readonly accessChanged?: AccessChange | undefined
}

type ReadingContext = Pick<DispatchContext, 'links' | 'departures'>

/**
 * @throws {InvalidOptionsError} for what is no update at all
 * @throws {UpdateError} for one that is not as Telegram sends it
 */
export function readUpdate(context: ReadingContext, update: Update): UpdateNews {
  if (!isUpdate(update)) throw noUpdate(update)
  try {
    return newsIn(context, update)
  } catch (error) {
    throw error instanceof UpdateError ? new UpdateError(error.path, error.expected, update.update_id) : error
  }
}

function newsIn({ links, departures }: ReadingContext, update: Update): UpdateNews {
  const { update_id: id, chat_join_request, chat_member, my_chat_member } = update
  if (chat_join_request !== undefined) return { joinRequest: readJoinRequest(chat_join_request, id, links) }
  if (my_chat_member !== undefined) return { accessChanged: readAccessChange(my_chat_member, id) }
  const change = chat_member && readMemberChange(chat_member, id, links, departures)
  return change ? { [change.name]: change.event } : {}
}
