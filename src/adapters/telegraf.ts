import type { Update } from '@grammyjs/types'
import type { Caller } from '../api/caller'
import type { Client } from '../client'
import { InvalidOptionsError, isObject } from '../errors'
import type { ExchangeFailure } from '../transport/exchange'
import type { UpdateNews } from '../updates/read-update'
import { fetchFailure } from './fetch-failure'
import type { Host, ToldRefusal } from './host'
import { HostCaller } from './host-caller'
import { hear } from './host-updates'
import { anotherShape } from './no-answer'

/** A `Telegraf`, whatever its contexts are. Taken by its shape, of Telegraf 4. */
export interface TelegrafBot {
  /** The methods of the Bot API. */
  readonly telegram: {
    readonly token: string
    callApi(method: never, payload: never, options?: never): Promise<unknown>
  }
}

/**
 * What {@link telegrafUpdates} gives to a context: what the update tells of people, as objects that can act. One of them
 * at most is there.
 *
 * @example
 * const bot = new Telegraf<InvitegramContext<Context>>(token)
 * bot.on('chat_join_request', async (ctx) => {
 *   await ctx.joinRequest?.approve()
 * })
 */
export type InvitegramContext<C> = C & UpdateNews

/**
 * A way to Telegram over a bot of Telegraf: `bot.telegram.callApi`, with its agent and its time limit of 500 s. Telegraf
 * itself repeats nothing. `retry` and `throttle` of the client are off unless they are given.
 *
 * Of a 5xx, Telegraf passes on the code, and in place of Telegram's words those that go with it in HTTP.
 *
 * @throws {InvalidOptionsError} if it is no bot of Telegraf, or one without a token
 * @see https://telegraf.js.org/classes/Telegraf-1.html
 *
 * @example
 * const bot = new Telegraf(process.env.BOT_TOKEN ?? '')
 * const client = new Client(fromTelegraf(bot))
 */
export function fromTelegraf(bot: TelegrafBot): Caller {
  if (!isTelegrafBot(bot)) throw new InvalidOptionsError('bot', 'a Telegraf with a token', bot)
  const host: Host = {
    token: bot.telegram.token,
    // Telegraf has no plugins for calls. Whoever wants to do something about them puts another function in this place.
    repeats: () => Object.hasOwn(bot.telegram, 'callApi'),
    send: async (method, params, signal) =>
      await Reflect.apply(bot.telegram.callApi, bot.telegram, [method, params, { signal }]),
    explain,
  }
  return new HostCaller(host)
}

/**
 * Middleware that lets a client hear of the updates that Telegraf brings, and gives `ctx` what they tell of people. The
 * handlers of both are told at the same time. It goes before them: where it comes later, or a handler does not call `next`,
 * nothing is heard. Joins come only to those who ask for them:
 * `bot.launch({ allowedUpdates: ['message', 'chat_member', 'chat_join_request', 'my_chat_member'] })`.
 *
 * @example
 * client.on('memberJoined', ({ user, via }) => console.log(user.firstName, via.by))
 * bot.use(telegrafUpdates(client))
 */
export function telegrafUpdates(
  client: Pick<Client, 'handleUpdate' | 'readUpdate'>,
): (ctx: { readonly update: { readonly update_id: number } }, next: () => Promise<void>) => Promise<void> {
  return async (ctx, next) => await hear(client, ctx.update as Update, ctx, next)
}

function isTelegrafBot(bot: unknown): bot is TelegrafBot {
  if (!isObject(bot)) return false
  const { telegram } = bot as Partial<TelegrafBot>
  // What makes errors safe looks for the token in them.
  return typeof telegram?.token === 'string' && telegram.token !== '' && typeof telegram.callApi === 'function'
}

/** A `TelegramError` is what was answered; the rest comes from node-fetch, or from whatever was put around calls. */
function explain(error: unknown): ToldRefusal | ExchangeFailure {
  const { response, code, description, parameters } = Object(error) as Record<string, unknown>
  if (response === undefined) return fetchFailure('Telegraf', error)
  if (typeof code === 'number' && typeof description === 'string') return { code, description, parameters }
  return anotherShape(error)
}
