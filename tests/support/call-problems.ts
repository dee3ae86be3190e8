import type { EmulatedCall } from 'invitegram/emulator'
import { jsonOrText } from './json-or-text'
import { requestProblems, resultProblems } from './wire-schema'

/** A name from before Bot API 5.3, which the server still takes though no page describes it. */
const FORMER_NAMES: Readonly<Record<string, string>> = { getChatMembersCount: 'getChatMemberCount' }

/** What is wrong with a request that a client made: it writes nothing but JSON, or no body where nothing is to say. */
export function callRequestProblems({ method, request }: EmulatedCall): string[] {
  return requestProblems(method, request.body === '' ? {} : jsonOrText(request.body))
}

/** What is wrong with the answer to it; `undefined` if that is no `ok`. */
export function callAnswerProblems({ method, params, response }: EmulatedCall): string[] | undefined {
  const answer = jsonOrText(response.body)
  if (!isOk(answer)) return undefined
  // The method's name may stand among the parameters.
  const name = method === '' ? (params.method ?? '') : method
  return resultProblems(FORMER_NAMES[name] ?? name, answer.result)
}

function isOk(answer: unknown): answer is { ok: true; result: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true
}
