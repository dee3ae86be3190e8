import type { EventName, Events } from './events'
import type { UpdateType } from './update-types'

type NeedyEvent = Exclude<EventName, 'update' | 'error' | 'warning'>

/** What has to come in for an event to be told of. A loss of rights is worth a warning to those who look at people. */
const NEEDS: Readonly<Record<NeedyEvent, readonly UpdateType[]>> = {
  joinRequest: ['chat_join_request', 'my_chat_member'],
  memberJoined: ['chat_member', 'my_chat_member'],
  memberLeft: ['chat_member', 'my_chat_member'],
  memberChanged: ['chat_member', 'my_chat_member'],
  accessChanged: ['my_chat_member'],
  // The group says so, in a message to all.
  chatMigrated: ['message'],
}

/** The types of update without which somebody would listen in vain. */
export function neededUpdates(events: Events): UpdateType[] {
  const names = Object.keys(NEEDS) as NeedyEvent[]
  return [...new Set(names.flatMap((name) => (events.has(name) ? NEEDS[name] : [])))]
}
