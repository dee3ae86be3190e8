import { checkKind, Described, InvalidOptionsError } from '../errors'
import type { Redact } from '../errors/redact'
import { withoutToken } from '../errors/without-token'

const DEFAULT_API_ROOT = 'https://api.telegram.org'

/** The bot's id, a colon, its secret. */
const TOKEN = /^[1-9]\d*:[\w-]+$/

/** Where one bot's methods are. It alone knows the token. */
export class Endpoint {
  readonly origin: URL
  readonly botId: number
  /** A text without the token, and without its secret half alone. */
  readonly redact: Redact
  readonly #path: string

  constructor(token: unknown, apiRoot: unknown = DEFAULT_API_ROOT, testEnvironment?: unknown) {
    const checked = checkToken(token)
    const root = checkApiRoot(apiRoot)
    checkKind('testEnvironment', 'boolean', testEnvironment)
    this.origin = new URL(root.origin)
    this.botId = Number.parseInt(checked, 10)
    this.redact = withoutToken(checked)
    this.#path = `${root.pathname.replace(/\/+$/, '')}/bot${checked}/${testEnvironment ? 'test/' : ''}`
  }

  /** The path of a method, with the token in it: for the wire alone. */
  path(method: string): string {
    return this.#path + method
  }
}

function checkToken(token: unknown): string {
  if (token === undefined || token === null || token === '') {
    throw new InvalidOptionsError('token', 'a bot token', token, 'is BOT_TOKEN set?')
  }
  if (typeof token !== 'string') throw wrongToken(token, 'a token or a Caller comes first, as `fromGrammy(bot)`')
  if (TOKEN.test(token)) return token
  // A text may hold most of a real token: it is described, never shown.
  throw wrongToken(new Described(`a text of ${token.length} characters`), tokenHint(token))
}

function wrongToken(received: unknown, hint: string): InvalidOptionsError {
  return new InvalidOptionsError('token', 'a bot token: 123456:ABC-DEF…', received, hint)
}

function tokenHint(token: string): string {
  if (token.trim() !== token) return 'it has white space around it'
  if (/^bot\d/i.test(token)) return 'leave out the word "bot"'
  return '@BotFather shows it, whole'
}

function checkApiRoot(apiRoot: unknown): URL {
  if (typeof apiRoot !== 'string' || !URL.canParse(apiRoot)) throw wrongRoot('', apiRoot)
  const root = new URL(apiRoot)
  // What may hold a secret is described, never shown.
  if (root.username !== '' || root.password !== '') {
    throw wrongRoot(' without credentials', new Described('one with credentials'))
  }
  if (!/^https?:$/.test(root.protocol)) throw wrongRoot('', apiRoot)
  if (/\/bot\d+:/i.test(root.pathname)) {
    throw wrongRoot(' in front of /bot<token>', new Described("one with a bot's path"))
  }
  if (/[?#]/.test(apiRoot)) throw wrongRoot(' without a query', new Described('one with a query'))
  return root
}

function wrongRoot(condition: string, received: unknown): InvalidOptionsError {
  return new InvalidOptionsError('apiRoot', `an http or https address${condition}`, received)
}
