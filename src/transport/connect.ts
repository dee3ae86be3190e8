import type { Caller } from '../api/caller'
import { MovedChats } from '../api/moved-chats'
import { checkMs, checkOptionNames, InvalidOptionsError } from '../errors'
import type { Clock } from '../time/clock'
import { systemClock } from '../time/system-clock'
import { chooseExchange } from './choose-exchange'
import { Closable } from './closable'
import { Endpoint } from './endpoint'
import { isCaller, withLayers } from './layers'
import { type ChatMigration, Migration } from './migration'
import type { CallerOptions, ClientOptions } from './options'
import { TelegramCaller } from './telegram-caller'
import { withPatience } from './with-patience'

const CALLER_OPTIONS = ['layers', 'retry', 'throttle', 'clock']
const TRANSPORT_OPTIONS = ['apiRoot', 'testEnvironment', 'timeoutMs', 'agent', 'dispatcher', 'fetch']

/** What other clients call their options. */
const KNOWN_ELSEWHERE = { baseUrl: 'apiRoot', apiUrl: 'apiRoot' }

/** A way to Telegram, and what is known of who goes it. */
export interface Connection {
  readonly caller: Closable
  readonly clock: Clock
  /** Which chats have another id by now. */
  readonly moved: MovedChats
  /** The bot's own id; unknown on a caller that was handed in. */
  readonly botId: number | undefined
}

/**
 * Makes the way from a token, or takes the one handed in, and puts the layers around it.
 *
 * @param onMigration - told of groups that became supergroups
 */
export function connect(
  tokenOrCaller: string | undefined | Caller,
  options: ClientOptions,
  onMigration: (migration: ChatMigration) => void,
): Connection {
  const clock = checkClock(options.clock)
  const moved = new MovedChats()
  const { way, patience, botId, release } = isCaller(tokenOrCaller)
    ? takeCaller(tokenOrCaller, options)
    : toTelegram(tokenOrCaller, options)
  const { retry = patience, throttle = patience, layers } = options
  const patient = withPatience(way, clock, retry, throttle)
  const caller = withLayers(new Migration(patient, moved, onMigration), layers)
  return { caller: new Closable(caller, release), clock, moved, botId }
}

/** The innermost caller, and what belongs to it. */
interface Innermost {
  readonly way: Caller
  /** What goes for `retry` and `throttle` where nothing is said. */
  readonly patience: false | object
  readonly botId?: number
  readonly release?: () => void
}

function takeCaller(way: Caller, options: CallerOptions): Innermost {
  checkOptionNames(options, CALLER_OPTIONS, 'a Client on a Caller')
  // Whoever brings a way of their own may wait and repeat on it already.
  return { way, patience: false }
}

function toTelegram(token: string | undefined, options: ClientOptions): Innermost {
  checkOptionNames(options, [...TRANSPORT_OPTIONS, ...CALLER_OPTIONS], 'a Client', 'options', KNOWN_ELSEWHERE)
  checkMs('timeoutMs', options.timeoutMs)
  const endpoint = new Endpoint(token, options.apiRoot, options.testEnvironment)
  const exchange = chooseExchange(endpoint.origin, options)
  const way = new TelegramCaller(endpoint, exchange, options.timeoutMs ?? 30_000)
  return { way, patience: {}, botId: endpoint.botId, release: () => exchange.close() }
}

function checkClock(clock: Clock = systemClock): Clock {
  if (typeof clock?.now === 'function' && typeof clock.sleep === 'function') return clock
  throw new InvalidOptionsError('clock', 'an object with `now()` and `sleep(ms, signal)`', clock)
}
