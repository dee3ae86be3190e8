import type { Update } from '@grammyjs/types'
import type { Caller } from '../api/caller'
import type { Client } from '../client'
import { InvalidOptionsError, isObject } from '../errors'
import { ExchangeFailure } from '../transport/exchange'
import { hostTooLate } from './fetch-failure'
import type { Host, ToldRefusal } from './host'
import { HostCaller } from './host-caller'
import { hear } from './host-updates'
import { noAnswer } from './no-answer'
import { isWithoutParameters } from './without-parameters'

const NAME = 'node-telegram-bot-api'

/** A `Bot` of node-telegram-bot-api. Taken by its shape, of version 2. */
export interface NodeTelegramBotApiBot {
  /** The methods of the Bot API. */
  readonly api: object
  /** Puts something in the way of every update. */
  use(middleware: (context: NodeTelegramBotApiContext, next: () => Promise<void>) => Promise<void>): unknown
}

/** What middleware of node-telegram-bot-api is handed. */
export interface NodeTelegramBotApiContext {
  /** The update, as Telegram sent it. */
  readonly update: { readonly update_id: number }
}

/**
 * A way to Telegram over a bot of node-telegram-bot-api: `bot.api`, with its rate limit, its time limit (`timeoutMs`,
 * 300 s) and its `fetch`.
 *
 * It tries again by itself, twice unless `maxRetries` says otherwise, whatever the method: where the answer to a create
 * was lost, a second link is made. `new Bot(token, { maxRetries: 0 })` leaves that to the client, whose `retry` and
 * `throttle` are off unless they are given.
 *
 * @throws {InvalidOptionsError} if it is no bot of node-telegram-bot-api 2
 * @see https://github.com/yagop/node-telegram-bot-api
 *
 * @example
 * const bot = new Bot(process.env.BOT_TOKEN ?? '', { maxRetries: 0 })
 * const client = new Client(fromNodeTelegramBotApi(bot), { retry: {}, throttle: {} })
 */
export function fromNodeTelegramBotApi(bot: NodeTelegramBotApiBot): Caller {
  const { api, transport, token } = partsOf(bot)
  const host: Host = {
    token,
    // A `fetch` of somebody's own may, too.
    repeats: () => Reflect.get(transport, 'maxRetries') !== 0 || Reflect.get(transport, 'fetchImpl') !== fetch,
    send: async (method, params, signal) => {
      if (!(method in api)) throw unknownMethod(method)
      return await Reflect.get(api, method).apply(api, isWithoutParameters(method) ? [signal] : [params, signal])
    },
    explain,
  }
  return new HostCaller(host)
}

/**
 * Lets a client hear of the updates that a bot of node-telegram-bot-api gets, by polling and by webhook. The bot's own
 * handlers are told at the same time: those that are registered later, for what was registered before may end an update.
 * Joins come only to those who ask for them, in `allowedUpdates`.
 *
 * @returns what ends it: called, the client hears no more
 * @throws {InvalidOptionsError} if it is no bot of node-telegram-bot-api 2
 *
 * @example
 * client.on('memberJoined', ({ user, via }) => console.log(user.firstName, via.by))
 * listenToUpdates(bot, client)
 * await bot.startPolling(undefined, { allowedUpdates: ['message', 'chat_member', 'chat_join_request'] })
 */
export function listenToUpdates(
  bot: NodeTelegramBotApiBot,
  client: Pick<Client, 'handleUpdate' | 'readUpdate'>,
): () => void {
  partsOf(bot)
  let listens = true
  bot.use(async ({ update }, next) => {
    // Contexts have no place for news whose type a compiler would know.
    await (listens ? hear(client, update as Update, {}, next) : next())
  })
  return () => {
    listens = false
  }
}

/** What the adapter needs of a bot. Its transport is private, but only to the compiler. */
function partsOf(bot: NodeTelegramBotApiBot): { api: object; transport: object; token: string } {
  const api: unknown = isObject(bot) && typeof bot.use === 'function' ? bot.api : undefined
  const transport: unknown = isObject(api) ? Reflect.get(api, 'transport') : undefined
  const token: unknown = isObject(transport) ? Reflect.get(transport, 'token') : undefined
  if (isObject(api) && isObject(transport) && typeof token === 'string') return { api, transport, token }
  throw new InvalidOptionsError('bot', `a Bot of ${NAME} 2`, bot)
}

function unknownMethod(method: string): InvalidOptionsError {
  return new InvalidOptionsError('method', `one that this version of ${NAME} has`, method)
}

/** Its errors are told apart by their codes. A server error that does not come from Telegram has no cause. */
function explain(error: unknown): ToldRefusal | ExchangeFailure {
  const { code, errorCode, description, parameters, cause } = Object(error) as Record<string, unknown>
  if (typeof errorCode === 'number' && typeof description === 'string') {
    return { code: errorCode, description, parameters }
  }
  if (code === 'ETIMEOUT') return hostTooLate(NAME, error)
  if (code === 'EFETCH' && cause !== undefined) return noAnswer(NAME, cause)
  if (code === 'EFETCH' || code === 'EPARSE' || code === 'ETELEGRAM') {
    return new ExchangeFailure('bad-answer', true, "something else came in place of Telegram's answer", error)
  }
  return noAnswer(NAME, error)
}
