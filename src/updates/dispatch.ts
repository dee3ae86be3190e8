import type { Update } from '@grammyjs/types'
import type { MovedChats } from '../api/moved-chats'
import { UpdateError } from '../errors'
import { thrownBy, throwTogether } from '../errors/throw-together'
import type { LinkContext } from '../links/link-context'
import type { Departures } from '../members/departures'
import { readMemberChange } from '../members/read-member-change'
import type { ClientEvents, EventName, Events, News } from './events'
import { listensToMembers } from './listens-to-members'

/** What it takes to make events of updates. */
export interface DispatchContext {
  readonly events: Events
  readonly links: LinkContext
  readonly moved: MovedChats
  readonly departures: Departures
}

/** Tells all who listen what an update says, and waits for them. */
export async function dispatch(context: DispatchContext, update: Update): Promise<void> {
  const { events } = context
  const news = await newsIn(context, update)
  if (events.has('update')) news.push({ name: 'update', event: update })
  const thrown = await thrownBy(news.map((item) => tell(events, item)))
  if (thrown.length > 0) {
    const { forgetMigrations } = await import('./seldom')
    forgetMigrations(context.moved, news)
  }
  throwTogether(thrown)
}

async function newsIn(context: DispatchContext, update: Update): Promise<News[]> {
  try {
    return await readNews(context, update)
  } catch (error) {
    if (!(error instanceof UpdateError)) throw error
    const { unreadableNews } = await import('./seldom')
    return [unreadableNews(context.events, error, update.update_id)]
  }
}

/** What nobody listens to is not even read, nor what reads it loaded: but for what reads of members, who most look for. */
async function readNews(context: DispatchContext, update: Update): Promise<News[]> {
  const { events, links, moved, departures } = context
  const { update_id: id, chat_join_request, chat_member, my_chat_member, message } = update
  if (chat_join_request !== undefined && events.has('joinRequest')) {
    const { readJoinRequest } = await import('../join-requests/read-join-request')
    return [{ name: 'joinRequest', event: readJoinRequest(chat_join_request, id, links) }]
  }
  if (chat_member !== undefined && listensToMembers(events)) {
    const change = readMemberChange(chat_member, id, links, departures)
    return change === null ? [] : [change]
  }
  if (my_chat_member !== undefined && (events.has('accessChanged', 'joinRequest') || listensToMembers(events))) {
    const { accessNews } = await import('./access-news')
    return accessNews(events, my_chat_member, id)
  }
  if (message === undefined) return []
  const { migrationNews } = await import('./seldom')
  return migrationNews(moved, message)
}

function tell<N extends EventName>(
  events: Events,
  { name, event }: { name: N; event: ClientEvents[N] },
): Promise<void> {
  return events.emit(name, event)
}
