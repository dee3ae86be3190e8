import type { ChatMemberUpdated } from '@grammyjs/types'
import { readAccessChange } from '../access/access-change'
import { accessWarning } from '../access/access-warning'
import type { Events, News } from './events'
import { listensToMembers } from './listens-to-members'

/** What a `my_chat_member` tells, and whom it leaves listening in vain. */
export function accessNews(events: Events, raw: ChatMemberUpdated, updateId: number): News[] {
  const change = readAccessChange(raw, updateId)
  const warning = accessWarning(change, { members: listensToMembers(events), requests: events.has('joinRequest') })
  const news: News = { name: 'accessChanged', event: change }
  return warning === null ? [news] : [news, { name: 'warning', event: warning }]
}
