import type { Strike } from '../faults/effects'
import type { FaultRules } from '../faults/fault-rules'
import { CallFailure, toCallFailure, UpstreamError } from '../methods/failures'
import { methodNamed } from '../methods/table'
import { Arguments } from '../parse/arguments'
import type { EmulatedBot } from '../state/bot'
import type { World } from '../state/world'
import type { Upstream } from '../upstream'
import { CallLog, KEPT_BODY_BYTES } from './call-log'
import { readArguments } from './read-request'
import { checkToken, type Route, readRoute, type ServerKind } from './route'
import { Unreadable } from './unreadable'
import type { WireAnswer, WireRequest } from './wire'
import { emptyAnswer, failureAnswer, successAnswer } from './write-answer'

/** What has been found out about a request while it is worked on. */
interface Progress {
  bot: EmulatedBot | undefined
  method: string
  args: Arguments
  /** The fault that it has met. */
  strike: Strike | undefined
}

/** The Bot API server: takes a request, gives an answer, and keeps a record of both. */
export class Front {
  readonly log = new CallLog()
  readonly #world: World
  readonly #upstream: Upstream
  readonly #faults: FaultRules
  readonly #server: ServerKind

  constructor(world: World, upstream: Upstream, faults: FaultRules, server: ServerKind) {
    this.#world = world
    this.#upstream = upstream
    this.#faults = faults
    this.#server = server
  }

  /** @param gone - is aborted as soon as nobody waits for the answer any more. By default somebody always does. */
  async answer(request: WireRequest, gone: AbortSignal = new AbortController().signal): Promise<WireAnswer> {
    const progress: Progress = { bot: undefined, method: '', args: new Arguments([]), strike: undefined }
    const answer = await this.#work(request, progress, gone).catch(failedAnswer)
    this.#record(request, progress, answer)
    return progress.strike?.delivery === undefined ? answer : { ...answer, delivery: progress.strike.delivery }
  }

  async #work(request: WireRequest, progress: Progress, gone: AbortSignal): Promise<WireAnswer> {
    progress.args = await readArguments(request)
    const route = readRoute(request.target)
    progress.method = route.method || progress.args.raw('method')
    const bot = this.#botOf(route)
    progress.bot = bot

    const method = methodNamed(progress.method)
    if (method === undefined) throw new CallFailure(404, 'Not Found: method not found')
    const call = { world: this.#world, bot, args: progress.args, isTest: route.isTest, gone }
    progress.strike = this.#faults.strike(progress.method, call)
    if (progress.strike?.answer !== undefined) return progress.strike.answer

    const finish = method(call)
    await this.#upstream.reach(method)
    return successAnswer(await finish())
  }

  #botOf({ token }: Route): EmulatedBot {
    checkToken(token, this.#server)
    const bot = this.#world.botBy(token)
    if (bot === undefined) throw new CallFailure(401, 'Unauthorized')
    return bot
  }

  #record(
    { verb, target, headers, body }: WireRequest,
    { bot, method, args, strike }: Progress,
    answer: WireAnswer,
  ): void {
    this.log.add({
      bot,
      method,
      params: args.toRecord(),
      request: { verb, path: target, contentType: headers['content-type'] ?? '', body: keptText(body) },
      fault: strike?.kind,
      response: answer,
    })
  }
}

/** Ten thousand bodies of any size would be more than a machine holds. Where it is cut, no letter is halved. */
function keptText(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, KEPT_BODY_BYTES), { stream: body.length > KEPT_BODY_BYTES })
}

function failedAnswer(error: unknown): WireAnswer {
  if (error instanceof Unreadable) return emptyAnswer(error)
  if (error instanceof CallFailure) return failureAnswer(error)
  if (error instanceof UpstreamError) return failureAnswer(toCallFailure(error))
  throw error
}
