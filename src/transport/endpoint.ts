import { Described, InvalidOptionsError, Redactor } from '../errors'

const DEFAULT_API_ROOT = 'https://api.telegram.org'

/** The bot's id, a colon, its secret. */
const TOKEN = /^[1-9]\d*:[\w-]+$/

/** Where one bot's methods are. It alone knows the token. */
export class Endpoint {
  readonly origin: URL
  readonly botId: number
  readonly redactor: Redactor
  readonly #path: string

  constructor(token: unknown, apiRoot: unknown = DEFAULT_API_ROOT, testEnvironment: unknown = false) {
    const checked = checkToken(token)
    const root = checkApiRoot(apiRoot)
    if (typeof testEnvironment !== 'boolean') {
      throw new InvalidOptionsError('testEnvironment', 'true or false', testEnvironment)
    }
    this.origin = new URL(root.origin)
    this.botId = Number.parseInt(checked, 10)
    this.redactor = new Redactor(checked)
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
  if (typeof token === 'string' && TOKEN.test(token)) return token
  // A text may hold most of a real token: it is described, never shown.
  const received = typeof token === 'string' ? new Described(`a text of ${token.length} characters`) : token
  throw new InvalidOptionsError('token', 'a bot token: 123456:ABC-DEF…', received, tokenHint(token))
}

function tokenHint(token: unknown): string | undefined {
  if (typeof token !== 'string') return 'the token comes first, options after it'
  if (token.trim() !== token) return 'it has white space around it'
  if (/^bot\d/i.test(token)) return 'leave out the word "bot"'
  return '@BotFather shows it, whole'
}

function checkApiRoot(apiRoot: unknown): URL {
  const expected = 'an http or https address'
  if (typeof apiRoot !== 'string' || !URL.canParse(apiRoot)) {
    throw new InvalidOptionsError('apiRoot', expected, apiRoot)
  }
  const root = new URL(apiRoot)
  if (root.username !== '' || root.password !== '') {
    throw new InvalidOptionsError('apiRoot', `${expected} without credentials`, new Described('one with credentials'))
  }
  if (root.protocol !== 'https:' && root.protocol !== 'http:') {
    throw new InvalidOptionsError('apiRoot', expected, apiRoot)
  }
  if (/\/bot\d+:/i.test(root.pathname)) {
    throw new InvalidOptionsError(
      'apiRoot',
      `${expected} in front of /bot<token>`,
      new Described("one with a bot's path"),
    )
  }
  if (/[?#]/.test(apiRoot)) {
    throw new InvalidOptionsError('apiRoot', `${expected} without a query`, new Described('one with a query'))
  }
  return root
}
