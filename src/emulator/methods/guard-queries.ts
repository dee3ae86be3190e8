import { approveQuery, declineQuery, queueQuery } from '../acts/requests'
import type { EmulatedGuardQuery } from '../state/guard-query'
import type { Method, MethodCall } from './call'
import { badRequest, refusal, UpstreamError } from './failures'
import { checkApproved } from './join-requests'

type Answer = (call: MethodCall, query: EmulatedGuardQuery) => void

const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['approve', ({ world }, query) => checkApproved(approveQuery(world, query))],
  ['decline', (_, query) => declineQuery(query)],
  ['queue', ({ world }, query) => queueQuery(world, query)],
])

export const answerChatJoinRequestQuery: Method = (call) => {
  const id = call.args.text('chat_join_request_query_id')
  // What the server says to any other result is not known.
  const answer = ANSWERS.get(call.args.text('result'))
  if (answer === undefined) throw badRequest('invalid result specified')

  return () => {
    answer(call, openQuery(call, id))
    return true
  }
}

export const sendChatJoinRequestWebApp: Method = (call) => {
  const id = call.args.text('chat_join_request_query_id')
  const url = call.args.text('web_app_url')

  return () => {
    openQuery(call, id).webAppUrl = url
    return true
  }
}

/** A query of this bot's that is open. @throws {UpstreamError} if there is none */
function openQuery({ world, bot }: MethodCall, id: string): EmulatedGuardQuery {
  const query = world.guardQuery(id)
  if (query !== undefined && query.bot === bot) return query
  throw bot.isGuard ? refusal('QUERY_ID_INVALID') : new UpstreamError(403, 'BOT_GUARD_NOT_SUPPORTED')
}
