import type { Update } from '@grammyjs/types'
import type { Caller } from '../api/caller'
import type { Client } from '../client'
import { InvalidOptionsError, isObject } from '../errors'
import type { ExchangeFailure } from '../transport/exchange'
import type { UpdateNews } from '../updates/read-update'
import { fetchFailure, hostTooLate } from './fetch-failure'
import type { Host, ToldRefusal } from './host'
import { HostCaller } from './host-caller'
import { hear } from './host-updates'
import { anotherShape, noAnswer } from './no-answer'
import { isWithoutParameters } from './without-parameters'

/** A `Bot` of grammY. Taken by its shape, of grammY 1. */
export interface GrammyBot {
  /** What it was made with. */
  readonly token: string
  /** The methods of the Bot API, each through its transformers. */
  readonly api: { readonly raw: object; readonly config: { installedTransformers(): readonly unknown[] } }
}

/**
 * What {@link grammyUpdates} gives to a context: what the update tells of people, as objects that can act. One of them at
 * most is there.
 *
 * @example
 * const bot = new Bot<InvitegramFlavor<Context>>(token)
 * bot.on('chat_join_request', async (ctx) => {
 *   await ctx.joinRequest?.approve()
 * })
 */
export type InvitegramFlavor<C> = C & UpdateNews

/**
 * A way to Telegram over a bot of grammY: `bot.api`, with its transformers, its time limit (`client.timeoutSeconds`, 500 s)
 * and its proxy. grammY itself repeats nothing; its plugin auto-retry does, creates among the rest. `retry` and `throttle`
 * of the client are off unless they are given.
 *
 * @throws {InvalidOptionsError} if it is no bot of grammY
 * @see https://grammy.dev/ref/core/bot
 *
 * @example
 * const bot = new Bot(process.env.BOT_TOKEN ?? '')
 * const client = new Client(fromGrammy(bot))
 */
export function fromGrammy(bot: GrammyBot): Caller {
  if (!isGrammyBot(bot)) throw new InvalidOptionsError('bot', 'a Bot of grammY', bot)
  const { token, api } = bot
  const host: Host = {
    token,
    repeats: () => api.config.installedTransformers().length > 0 || hasOwnFetch(bot),
    send: async (method, params, signal) => {
      // `raw` has a method for every name.
      const call = Reflect.get(api.raw, method)
      return await (isWithoutParameters(method) ? call(signal) : call(params, signal))
    },
    explain,
  }
  return new HostCaller(host)
}

/**
 * Middleware that lets a client hear of the updates that grammY brings, and gives `ctx` what they tell of people. The
 * handlers of both are told at the same time. It goes before them: where it comes later, or a handler does not call `next`,
 * nothing is heard. Joins come only to those who ask for them:
 * `bot.start({ allowed_updates: ['message', 'chat_member', 'chat_join_request', 'my_chat_member'] })`.
 *
 * @example
 * client.on('memberJoined', ({ user, via }) => console.log(user.firstName, via.by))
 * bot.use(grammyUpdates(client))
 */
export function grammyUpdates(
  client: Pick<Client, 'handleUpdate' | 'readUpdate'>,
): (ctx: { readonly update: { readonly update_id: number } }, next: () => Promise<void>) => Promise<void> {
  return async (ctx, next) => await hear(client, ctx.update as Update, ctx, next)
}

function isGrammyBot(bot: unknown): bot is GrammyBot {
  if (!isObject(bot)) return false
  const { token, api } = bot as Partial<GrammyBot>
  return typeof token === 'string' && isObject(api?.raw) && typeof api.config?.installedTransformers === 'function'
}

/** A `fetch` of somebody's own may repeat. It is private, but only to the compiler. */
function hasOwnFetch(bot: GrammyBot): boolean {
  return Reflect.get(bot, 'clientConfig')?.fetch !== undefined
}

/** What grammY says when its own time limit has passed, which nothing else tells. */
const TIMED_OUT = /^Request to '\w+' timed out after /

/** A `GrammyError` is what was answered; an `HttpError` has in `error` what kept it from being so. The rest is of plugins. */
function explain(error: unknown): ToldRefusal | ExchangeFailure {
  const { name, error_code: code, description, parameters, error: inner } = Object(error) as Record<string, unknown>
  if (name === 'HttpError') {
    const isTooLate = inner instanceof Error && TIMED_OUT.test(inner.message)
    return isTooLate ? hostTooLate('grammY', inner) : fetchFailure('grammY', inner)
  }
  if (typeof code === 'number' && typeof description === 'string') return { code, description, parameters }
  if (name !== 'GrammyError') return noAnswer('grammY', error)
  return anotherShape(error)
}
