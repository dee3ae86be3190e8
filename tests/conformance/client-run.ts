import { ChatMigratedError, type Client, InvalidOptionsError } from 'invitegram'
import { refsOf } from './expectation'
import { type FriendlyCall, friendlyCall } from './friendly'
import type { Texts } from './friendly-options'
import { textOf } from './http'
import { type Difference, filledIn, isObject } from './match'
import type { Route } from './outcome'
import type { Case, JsonObject } from './vectors'

/** A client, and what has arrived from it. */
export interface Wire {
  client: Client
  calls(): readonly { method: string; params: Texts; response: { body: string } }[]
}

/** What a promise came to. */
type Settled = { result: unknown } | { error: unknown }

/** What a call came to, and the keys of the result that it tells of; all, if it is not said. */
export interface Answered {
  settled: Settled
  tells?: string[]
}

/** How a case went, up to the answer. */
export interface Run {
  route: Route
  /** One, and one more where the friendly call tells only a part. */
  answers: [Answered, ...Answered[]]
  /** What was not as it should be on the way. */
  onTheWay: Difference[]
}

/** Makes the call of a case in the friendliest way there is, and sees to it that just its parameters went out. */
export async function runThroughClient(wire: Wire, item: Case, now: Date): Promise<Run> {
  const { method = '', params = {} } = item
  const filled = filledIn(params, refsOf(item))
  const wanted = isObject(filled) ? filled : {}
  const texts = Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, textOf(value)]))

  const raw = () => runRaw(wire, method, wanted, texts)
  const friendly = friendlyCall(method, texts, now)
  if (friendly === undefined) return { route: 'raw', ...(await raw()) }
  if (friendly.wrong.length > 0) {
    const unrefused = await refusalDifferences(wire, friendly)
    const { answers, onTheWay } = await raw()
    return { route: 'refused', answers, onTheWay: [...unrefused, ...onTheWay] }
  }
  const { answers, onTheWay } = await runFriendly(wire, method, texts, friendly)
  // What is in store upstream is there for one call only.
  if (friendly.tells === undefined || item.upstream !== undefined) return { route: 'friendly', answers, onTheWay }
  const rest = await raw()
  return { route: 'friendly', answers: [...answers, ...rest.answers], onTheWay: [...onTheWay, ...rest.onTheWay] }
}

async function runFriendly(
  wire: Wire,
  method: string,
  texts: Texts,
  { make, tells }: FriendlyCall,
): Promise<Omit<Run, 'route'>> {
  const settled = asRefused(wire, await settle(() => make(wire.client)))
  const onTheWay = sentDifferences(wire, method, withoutEffectless(texts), withoutEffectless)
  return { answers: [{ settled, tells }], onTheWay }
}

async function runRaw(wire: Wire, method: string, params: JsonObject, texts: Texts): Promise<Omit<Run, 'route'>> {
  // `api.call` sends no `null`; to the server it is a text like any other.
  const sent = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? 'null']))
  // The compiler is content with any method that takes a chat; what goes out is what the case says.
  const settled = asRefused(
    wire,
    await settle(() => wire.client.api.call(method as 'getChat', sent as { chat_id: string })),
  )
  return { answers: [{ settled }], onTheWay: sentDifferences(wire, method, texts, (params) => params) }
}

/** The nearest friendly call has to be refused, by the name of what is wrong in it, with nothing sent. */
async function refusalDifferences({ client, calls }: Wire, { wrong, make }: FriendlyCall): Promise<Difference[]> {
  const before = calls().length
  const settled = await settle(() => make(client))
  const error = 'error' in settled ? settled.error : undefined
  const isRefused = error instanceof InvalidOptionsError && wrong.includes(error.option) && calls().length === before
  if (isRefused) return []
  return [{ path: 'friendly call', expected: `refused for ${wrong.join(' or ')}`, got: String(error ?? 'accepted') }]
}

/** The refusal that made the client follow a group by itself, with the call that arrived last; if it did. */
function followed({ calls }: Wire) {
  const [refused, last] = calls().slice(-2)
  if (refused === undefined || last === undefined) return undefined
  const { error_code: code, description, parameters } = JSON.parse(refused.response.body || '{}')
  const newChatId: unknown = parameters?.migrate_to_chat_id
  if (typeof newChatId !== 'number' || last.params.chat_id !== `${newChatId}`) return undefined
  return { method: refused.method, code, description, newChatId }
}

/** Of a group that the client followed by itself: the refusal that made it do so, as it would have come up. */
function asRefused(wire: Wire, settled: Settled): Settled {
  const refusal = followed(wire)
  if (refusal === undefined) return settled
  return { error: new ChatMigratedError({ ...refusal, reason: 'chat-migrated' }, refusal.newChatId) }
}

/** Compares the call that arrived last, but for one that followed a group, with the one that should have. */
function sentDifferences(wire: Wire, method: string, params: Texts, read: (params: Texts) => Texts): Difference[] {
  const last = wire.calls().at(followed(wire) === undefined ? -1 : -2)
  const got = last === undefined ? undefined : { method: last.method, params: inOrder(read(last.params)) }
  const expected = { method, params: inOrder(params) }
  return JSON.stringify(got) === JSON.stringify(expected) ? [] : [{ path: 'sent', expected, got }]
}

/** Without what the server does not tell from nothing: an empty text, and approval that is not asked for. */
function withoutEffectless(texts: Texts): Texts {
  const hasEffect = ([name, text]: [string, string]) =>
    text !== '' && !(name === 'creates_join_request' && text === 'false')
  return Object.fromEntries(Object.entries(texts).filter(hasEffect))
}

function inOrder(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function settle(act: () => Promise<unknown>): Promise<Settled> {
  return act().then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  )
}
