import { CallFailure, toCallFailure, UpstreamError } from '../methods/failures'
import { methodNamed } from '../methods/table'
import { Arguments } from '../parse/arguments'
import type { EmulatedBot } from '../state/bot'
import type { World } from '../state/world'
import type { Upstream } from '../upstream'
import { CallLog } from './call-log'
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
}

/** The Bot API server: takes a request, gives an answer, and keeps a record of both. */
export class Front {
  readonly log = new CallLog()
  readonly #world: World
  readonly #upstream: Upstream
  readonly #server: ServerKind

  constructor(world: World, upstream: Upstream, server: ServerKind) {
    this.#world = world
    this.#upstream = upstream
    this.#server = server
  }

  async answer(request: WireRequest): Promise<WireAnswer> {
    const progress: Progress = { bot: undefined, method: '', args: new Arguments([]) }
    const answer = await this.#work(request, progress).then(successAnswer, failedAnswer)
    this.#record(request, progress, answer)
    return answer
  }

  async #work(request: WireRequest, progress: Progress): Promise<unknown> {
    progress.args = await readArguments(request)
    const route = readRoute(request.target)
    progress.method = route.method || progress.args.raw('method')
    const bot = this.#botOf(route)
    progress.bot = bot

    const method = methodNamed(progress.method)
    if (method === undefined) throw new CallFailure(404, 'Not Found: method not found')
    const finish = method({ world: this.#world, bot, args: progress.args, isTest: route.isTest })
    await this.#upstream.reach(method)
    return finish()
  }

  #botOf({ token }: Route): EmulatedBot {
    checkToken(token, this.#server)
    const bot = this.#world.botBy(token)
    if (bot === undefined) throw new CallFailure(401, 'Unauthorized')
    return bot
  }

  #record({ verb, target, headers, body }: WireRequest, { bot, method, args }: Progress, answer: WireAnswer): void {
    this.log.add({
      bot,
      method,
      params: args.toRecord(),
      request: { verb, path: target, contentType: headers['content-type'] ?? '', body: new TextDecoder().decode(body) },
      response: answer,
    })
  }
}

function failedAnswer(error: unknown): WireAnswer {
  if (error instanceof Unreadable) return emptyAnswer(error)
  if (error instanceof CallFailure) return failureAnswer(error)
  if (error instanceof UpstreamError) return failureAnswer(toCallFailure(error))
  throw error
}
