import type { Events } from './events'

/** Whether anybody listens to people who come and go. */
export function listensToMembers(events: Events): boolean {
  return events.has('memberJoined', 'memberLeft', 'memberChanged')
}
