import type { JoinRequest } from 'invitegram'
import type { Caller, FriendlyCall } from './friendly-call'
import { isAddress, type Texts } from './friendly-options'
import { isQueryOver, outcomeOf } from './request-outcomes'

/** Who asks to be let in, where, and when. */
export interface Applicant {
  chatId: number
  userId: number
  date: Date
}

const ANSWERS = new Map<string | undefined, { done: string; make: (request: JoinRequest) => Promise<string> }>([
  ['approve', { done: 'approved', make: (request) => request.approve() }],
  ['decline', { done: 'declined', make: (request) => request.decline() }],
  ['queue', { done: 'queued', make: (request) => request.leaveToAdmins() }],
])

/** What a guard bot does about a request that an update has told it of. */
export function guardCall(method: string, params: Texts, applicant: Applicant): FriendlyCall | undefined {
  const { chat_join_request_query_id: queryId = '', ...settings } = params
  if (method === 'answerChatJoinRequestQuery') return answerCall(queryId, settings, applicant)
  return method === 'sendChatJoinRequestWebApp' ? webAppCall(queryId, settings, applicant) : undefined
}

/** Without a query, the same acts are calls of other methods. */
function answerCall(queryId: string, { result, ...others }: Texts, applicant: Applicant): FriendlyCall | undefined {
  const answer = ANSWERS.get(result)
  if (queryId === '' || answer === undefined || Object.keys(others).length > 0) return undefined
  const { done, make } = answer
  return {
    wrong: [],
    // A guard that comes too late goes on as any administrator does.
    comesTo([first, second]) {
      if (!isQueryOver(first)) return outcomeOf(done, first)
      return result === 'queue' ? done : outcomeOf(done, second)
    },
    make: async ({ client }) => make(await requestOf(client, applicant, queryId)),
  }
}

function webAppCall(queryId: string, { web_app_url: url, ...others }: Texts, applicant: Applicant) {
  if (Object.keys(others).length > 0) return undefined
  return {
    wrong: [...(queryId === '' ? ['queryId'] : []), ...(isAddress(url, /^https:$/) ? [] : ['url'])],
    comesTo: ([answer]) => (isQueryOver(answer) ? 'gone' : outcomeOf('shown', answer)),
    make: async ({ client }) => (await requestOf(client, applicant, queryId)).openWebApp(url ?? ''),
  } satisfies FriendlyCall
}

async function requestOf(client: Caller['client'], applicant: Applicant, queryId: string): Promise<JoinRequest> {
  const told: JoinRequest[] = []
  const stop = client.on('joinRequest', (request) => told.push(request))
  const { chatId, userId, date } = applicant
  const chat_join_request = {
    chat: { id: chatId, type: 'supergroup', title: 'Guarded' },
    from: { id: userId, is_bot: false, first_name: 'Applicant' },
    user_chat_id: userId,
    date: Math.floor(date.getTime() / 1000),
    ...(queryId !== '' && { query_id: queryId }),
  } as const
  await client.handleUpdate({ update_id: 1, chat_join_request })
  stop()
  const [request] = told
  if (request === undefined) throw new Error('nobody was told of the request')
  return request
}
