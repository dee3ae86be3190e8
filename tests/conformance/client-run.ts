import { ApiError, ChatMigratedError, InvalidOptionsError } from 'invitegram'
import type { EmulatedCall } from 'invitegram/emulator'
import type { Wire } from './client-wire'
import type { FriendlyCall } from './friendly-call'
import type { Difference } from './match'
import type { Route } from './outcome'
import { sentDifferences, type WantedCall, withoutEffectless } from './wanted-call'
import { answerTo } from './wire-answer'

/** What a promise came to. */
type Settled = { result: unknown } | { error: unknown }

/** What a call came to. */
export interface Answered {
  settled: Settled
  /** The keys of the result that the call tells of; all, if it is not said. */
  tells?: string[]
  /** What the server said beside, which no client is told. */
  said: { description: string | undefined; headers: Readonly<Record<string, string>> }
  delaySeconds: number
}

/** How a case went, up to the answer. */
export interface Run {
  route: Route
  /** One, and one more where the friendly call tells only a part. */
  answers: [Answered, ...Answered[]]
  /** What was not as it should be on the way. */
  onTheWay: Difference[]
}

/** Makes a call in the friendliest way there is, and sees to it that just its parameters went out. */
export async function runThroughClient(
  wire: Wire,
  wanted: WantedCall,
  friendly: FriendlyCall | undefined,
): Promise<Run> {
  if (friendly === undefined) return { route: 'raw', ...(await runRaw(wire, wanted)) }
  if (friendly.wrong.length > 0) {
    const unrefused = await refusalDifferences(wire, friendly)
    const { answers, onTheWay } = await runRaw(wire, wanted)
    return { route: 'refused', answers, onTheWay: [...unrefused, ...onTheWay] }
  }
  const { answer, isAll, onTheWay } = await runFriendly(wire, wanted, friendly)
  if (isAll && answer !== undefined) return { route: 'friendly', answers: [answer], onTheWay }
  const rest = await runRaw(wire, wanted)
  const answers: Run['answers'] = answer === undefined ? rest.answers : [answer, ...rest.answers]
  return { route: 'friendly', answers, onTheWay: [...onTheWay, ...rest.onTheWay] }
}

/** @returns no answer where all that is told of it is what became of a request; then it was compared on the way */
async function runFriendly(wire: Wire, wanted: WantedCall, friendly: FriendlyCall) {
  const { tells, comesTo, compared = withoutEffectless } = friendly
  const { came, ...answered } = await made(wire, () => friendly.make(wire))
  const onTheWay = sentDifferences(came, wanted, compared)
  if (comesTo === undefined) return { answer: { ...answered, tells }, isAll: tells === undefined, onTheWay }

  const wentWrong = outcomeDifferences(comesTo(came.map(answerTo)), answered.settled)
  const answer = telling(answered, wanted, came)
  return { answer, isAll: answer !== undefined, onTheWay: [...onTheWay, ...wentWrong] }
}

async function runRaw(wire: Wire, wanted: WantedCall): Promise<{ answers: [Answered]; onTheWay: Difference[] }> {
  const { method, params } = wanted
  // `api.call` sends no `null`; to the server it is a text like any other.
  const sent = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? 'null']))
  // The compiler is content with any method that takes a chat; what goes out is what the case says.
  const call = () => wire.client.api.call(method as 'getChat', sent as { chat_id: string })
  const { came, ...answered } = await made(wire, call)
  return { answers: [answered], onTheWay: sentDifferences(came, wanted, (texts) => texts) }
}

/** Makes a call, and looks at what came of it, on both sides. */
async function made({ stage, prepare }: Wire, call: () => Promise<unknown>) {
  const { telegram } = stage
  const [number, before] = [telegram.calls.length, telegram.clock.now()]
  prepare()
  const settled = await settle(call)
  const came = telegram.calls.slice(number)
  const last = came.at(-1)
  return {
    came,
    settled: asRefused(came, settled),
    said: { description: last && answerTo(last).description, headers: last?.response.headers ?? {} },
    delaySeconds: (telegram.clock.now().getTime() - before.getTime()) / 1000,
  }
}

/** The nearest friendly call has to be refused, by the name of what is wrong in it, with nothing sent. */
async function refusalDifferences(wire: Wire, { wrong, make }: FriendlyCall): Promise<Difference[]> {
  const { calls } = wire.stage.telegram
  const before = calls.length
  const settled = await settle(() => make(wire))
  const error = 'error' in settled ? settled.error : undefined
  const isRefused = error instanceof InvalidOptionsError && wrong.includes(error.option) && calls.length === before
  if (isRefused) return []
  return [{ path: 'friendly call', expected: `refused for ${wrong.join(' or ')}`, got: String(error ?? 'accepted') }]
}

/** A call that makes a value of what a refusal says of a request has to come to this one; or to an error. */
function outcomeDifferences(expected: string | undefined, settled: Settled): Difference[] {
  const got = 'result' in settled ? settled.result : undefined
  if (got === expected) return []
  return [
    { path: 'outcome', expected: expected ?? 'an error', got: got ?? ('error' in settled && String(settled.error)) },
  ]
}

/** Done is what Telegram answers `true` to, and an error tells of its own call: the other outcomes hide what was said. */
function telling(answered: Answered, { method }: WantedCall, [first]: readonly EmulatedCall[]): Answered | undefined {
  const { settled } = answered
  if ('error' in settled)
    return settled.error instanceof ApiError && settled.error.method !== method ? undefined : answered
  return first !== undefined && answerTo(first).ok ? { ...answered, settled: { result: true } } : undefined
}

/** Of a group that the client followed by itself: the refusal that made it do so, as it would have come up. */
function asRefused(came: readonly EmulatedCall[], settled: Settled): Settled {
  const refused = followed(came)
  if (refused === undefined) return settled
  const { code, description = '', newChatId = 0 } = answerTo(refused)
  const refusal = { method: refused.method, code, description, reason: 'chat-migrated' } as const
  return { error: new ChatMigratedError(refusal, newChatId) }
}

/** The call that was refused before the last one was made in its place, with the id that the group has by now. */
function followed(came: readonly EmulatedCall[]): EmulatedCall | undefined {
  const [refused, last] = came.slice(-2)
  const newChatId = refused && answerTo(refused).newChatId
  return newChatId !== undefined && last?.params.chat_id === `${newChatId}` ? refused : undefined
}

async function settle(act: () => Promise<unknown>): Promise<Settled> {
  return act().then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )
}
