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
import { anotherShape } from './no-answer'

/** A `Bot` of GramIO, whatever it was extended with. Taken by its shape, of GramIO 0.10. */
export interface GramioBot {
  /** What it was made with. */
  readonly options: { readonly token: string }
  /** The methods of the Bot API, each through its hooks. */
  readonly api: object
  /** What fetches updates: a bot has it, and an API alone has not. */
  readonly updates: object
}

/**
 * A way to Telegram over a bot of GramIO: `bot.api`, with its hooks and its `fetchOptions`. GramIO itself repeats nothing
 * and sets no time limit; a hook `onApiCall` may repeat, creates among the rest. It takes no signal: a call that is
 * aborted, or out of time, is no longer waited for, and Telegram may carry it out all the same. `retry` and `throttle` of
 * the client are off unless they are given.
 *
 * @throws {InvalidOptionsError} if it is no bot of GramIO
 * @see https://gramio.dev/bot-class
 *
 * @example
 * const bot = new Bot(process.env.BOT_TOKEN ?? '')
 * const client = new Client(fromGramio(bot))
 */
export function fromGramio(bot: GramioBot): Caller {
  if (!isGramioBot(bot)) throw new InvalidOptionsError('bot', 'a Bot of GramIO', bot)
  const { options, api } = bot
  const host: Host = {
    token: options.token,
    repeats: () => mayRepeat(bot),
    send: async (method, params) => {
      // `api` has a method for every name.
      const result: unknown = await Reflect.get(api, method)(params)
      // With `suppress`, which a hook may set, errors are results.
      if (result instanceof Error) throw result
      return result
    },
    explain,
  }
  return new HostCaller(host)
}

/** What the updates told of people, by the context that brought them. */
const newsOf = new WeakMap<object, UpdateNews>()

/**
 * Middleware that lets a client hear of the updates that GramIO brings. The handlers of both are told at the same time.
 * It goes before those handlers that end an update. {@link gramioNews} gives contexts what was heard.
 *
 * Joins come only to those who ask for `chat_member`. Without `allowedUpdates`, `bot.start()` asks for it where the bot
 * has a handler of its own for it; GramIO cannot see those of the client.
 *
 * @example
 * client.on('memberJoined', ({ user, via }) => console.log(user.firstName, via.by))
 * bot.use(gramioUpdates(client))
 * await bot.start({ allowedUpdates: AllowedUpdatesFilter.default.add('chat_member') })
 */
export function gramioUpdates(
  client: Pick<Client, 'handleUpdate' | 'readUpdate'>,
): (context: { readonly update?: object | undefined }, next: () => Promise<unknown>) => Promise<void> {
  return async (context, next) => {
    const news: UpdateNews = {}
    newsOf.set(context, news)
    await hear(client, context.update as Update, news, next)
  }
}

/**
 * Gives contexts what {@link gramioUpdates} heard of people, as objects that can act: `joinRequest`, `memberJoined`,
 * `memberLeft`, `memberChanged`, `accessChanged`. One of them at most is there.
 *
 * @throws {InvalidOptionsError} if nothing was heard of the update, since `gramioUpdates` comes later or not at all
 *
 * @example
 * bot
 *   .use(gramioUpdates(client))
 *   .derive(gramioNews)
 *   .on('chat_join_request', async (context) => {
 *     await context.joinRequest?.approve()
 *   })
 */
// GramIO derives what could be any record: a type may be that, an interface may not.
export function gramioNews(context: object): Pick<UpdateNews, keyof UpdateNews> {
  const news = newsOf.get(context)
  if (news === undefined) {
    throw new InvalidOptionsError('gramioNews', 'derived after `bot.use(gramioUpdates(client))`', undefined)
  }
  return news
}

function isGramioBot(bot: unknown): bot is GramioBot {
  if (!isObject(bot)) return false
  const { options, api, updates } = bot as Partial<GramioBot>
  return typeof options?.token === 'string' && isObject(api) && isObject(updates)
}

/** Hooks around calls may make them again. Where they cannot be seen, there may be some. */
function mayRepeat(bot: GramioBot): boolean {
  // Private, but only to the compiler.
  const around: unknown = Reflect.get(bot, 'hooks')?.onApiCall
  return !Array.isArray(around) || around.length > 0
}

/** A `TelegramError` is what was answered. Whatever else is thrown comes from `fetch`, or from a hook. */
function explain(error: unknown): ToldRefusal | ExchangeFailure {
  const { name, method, code, message, payload } = Object(error) as Record<string, unknown>
  if (typeof method !== 'string')
    return name === 'TimeoutError' ? hostTooLate('GramIO', error) : fetchFailure('GramIO', error)
  if (typeof code === 'number' && typeof message === 'string')
    return { code, description: message, parameters: payload }
  return anotherShape(error)
}
