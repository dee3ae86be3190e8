import { openExchange } from '#platform'
import { checkTimeout } from '../api/call-options'
import type { Caller, Layer } from '../api/caller'
import { checkOptionNames, InvalidOptionsError } from '../errors'
import type { Clock } from '../time/clock'
import { systemClock } from '../time/system-clock'
import { Closable } from './closable'
import { Endpoint } from './endpoint'
import type { Exchange } from './exchange'
import { FetchExchange } from './fetch-exchange'
import type { CallerOptions, ClientOptions, TransportOptions } from './options'
import { TelegramCaller } from './telegram-caller'

const CALLER_OPTIONS = ['layers', 'retry', 'throttle', 'clock']
const TRANSPORT_OPTIONS = ['apiRoot', 'testEnvironment', 'timeoutMs', 'agent', 'fetch']

/** A way to Telegram, and what is known of who goes it. */
export interface Connection {
  readonly caller: Closable
  readonly clock: Clock
  /** The bot's own id; unknown on a caller that was handed in. */
  readonly botId: number | undefined
}

/** Makes the way from a token, or takes the one handed in, and puts the layers around it. */
export function connect(tokenOrCaller: string | undefined | Caller, options: ClientOptions): Connection {
  const clock = checkClock(options.clock)
  if (isCaller(tokenOrCaller)) {
    checkOptionNames(options, CALLER_OPTIONS, 'a Client on a Caller')
    return { caller: new Closable(layered(tokenOrCaller, options), () => {}), clock, botId: undefined }
  }
  checkOptionNames(options, [...TRANSPORT_OPTIONS, ...CALLER_OPTIONS], 'a Client')
  checkTimeout(options.timeoutMs)
  const endpoint = new Endpoint(tokenOrCaller, options.apiRoot, options.testEnvironment)
  const exchange = chooseExchange(endpoint.origin, options)
  const telegram = new TelegramCaller(endpoint, exchange, options.timeoutMs ?? 30_000)
  return { caller: new Closable(layered(telegram, options), () => exchange.close()), clock, botId: endpoint.botId }
}

function isCaller(value: unknown): value is Caller {
  return typeof value === 'object' && value !== null && 'call' in value && typeof value.call === 'function'
}

function chooseExchange(origin: URL, { agent, fetch }: TransportOptions): Exchange {
  if (agent !== undefined && typeof agent?.destroy !== 'function') {
    throw new InvalidOptionsError('agent', 'an agent of node:http or node:https', agent)
  }
  if (fetch === undefined) return openExchange(origin, agent)
  if (typeof fetch !== 'function') throw new InvalidOptionsError('fetch', 'a function', fetch)
  if (agent !== undefined) throw new InvalidOptionsError('agent', 'left out beside `fetch`', agent)
  return new FetchExchange(origin, fetch)
}

/** From the outside in: the caller's layers; here migration, retry and throttle take their place; the transport. */
function layered(transport: Caller, { layers = [], retry, throttle }: CallerOptions): Caller {
  if (retry !== undefined && retry !== false) throw new InvalidOptionsError('retry', 'false', retry)
  if (throttle !== undefined && throttle !== false) throw new InvalidOptionsError('throttle', 'false', throttle)
  if (!Array.isArray(layers)) throw new InvalidOptionsError('layers', 'an array of functions', layers)
  return layers.reduceRight<Caller>((inner, layer: Layer) => {
    const outer: unknown = typeof layer === 'function' ? layer(inner) : undefined
    if (!isCaller(outer)) throw new InvalidOptionsError('layers', 'functions that give a Caller', layer)
    return outer
  }, transport)
}

function checkClock(clock: Clock = systemClock): Clock {
  if (typeof clock?.now === 'function' && typeof clock.sleep === 'function') return clock
  throw new InvalidOptionsError('clock', 'an object with `now()` and `sleep(ms, signal)`', clock)
}
