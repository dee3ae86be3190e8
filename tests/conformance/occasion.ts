import type { Applicant } from './friendly-guard'
import type { Texts } from './friendly-options'
import type { BeforePolling } from './friendly-updates'
import type { Stage } from './stage'
import { isUpdateType } from './update-types'
import type { Precondition } from './vectors'

/** What a friendly call may depend on, beside its parameters. */
export interface Occasion {
  now: Date
  applicant: Applicant
  before: BeforePolling
}

export function occasionOf({ telegram, chat, bot }: Stage, params: Texts, precondition: Precondition = {}): Occasion {
  const { guardQueries = [], allowed = 'default' } = precondition
  const query = guardQueries.find(({ query_id: id }) => id === params.chat_join_request_query_id)
  const now = telegram.clock.now()
  return {
    now,
    // Of a query that there is not, anybody may be the one who asks.
    applicant: { chatId: chat?.id ?? -1, userId: query?.user ?? 1, date: now },
    before: {
      queue: bot.updates.pending.map(({ update_id: id }) => id),
      allowed: allowed === 'default' ? [] : allowed.filter(isUpdateType),
    },
  }
}
