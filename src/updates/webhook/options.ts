import { checkMs, checkOptionNames, Described, InvalidOptionsError, isObject } from '../../errors'

/** Whom a webhook believes, and how much it reads. */
export interface WebhookOptions {
  /**
   * What was handed to `setWebhook` as `secretToken`: 1–256 of `A–Z a–z 0–9 _ -`. Telegram shows it with every update,
   * and what comes without it is turned away. `false`: whoever finds the address may send updates. `undefined` is refused,
   * so that an environment variable can be handed through.
   */
  secretToken: string | false | undefined

  /**
   * The largest body that is read, in bytes: a whole number from 1. Telegram's own are far smaller.
   * @default 1_048_576
   */
  maxBodyBytes?: number | undefined

  /**
   * How long a body may take to come in, in milliseconds: any positive number.
   * @default 10_000
   */
  bodyTimeoutMs?: number | undefined
}

/** What a webhook goes by: the options, checked, with all that was left out. */
export interface WebhookRules {
  readonly secretToken: string | false
  readonly maxBodyBytes: number
  readonly bodyTimeoutMs: number
}

/** What others call the secret. */
const SYNONYMS = { secret: 'secretToken', token: 'secretToken', xTelegramBotApiSecretToken: 'secretToken' }

/** The form that Telegram takes. */
const SECRET = /^[\w-]{1,256}$/

/** @throws {InvalidOptionsError} that shows nothing of what may be a secret */
export function checkWebhookOptions(options: WebhookOptions): WebhookRules {
  checkNamesUnseen(options, ['secretToken', 'maxBodyBytes', 'bodyTimeoutMs'], 'webhook')
  const { maxBodyBytes = 1_048_576, bodyTimeoutMs = 10_000 } = options
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes < 1) {
    throw new InvalidOptionsError('maxBodyBytes', 'a whole number of bytes, from 1', maxBodyBytes)
  }
  checkMs('bodyTimeoutMs', bodyTimeoutMs)
  return { secretToken: checkSecretToken(options.secretToken), maxBodyBytes, bodyTimeoutMs }
}

/** The same as {@link checkOptionNames}, but that no value is shown: a misspelt secret is a secret all the same. */
export function checkNamesUnseen(options: unknown, names: readonly string[], where: string): void {
  checkOptionNames(isObject(options) ? withoutValues(options) : options, names, where, 'options', SYNONYMS)
}

function withoutValues(options: object): object {
  return Object.fromEntries(Object.keys(options).map((name) => [name, new Described('a value')]))
}

export function checkSecretToken(secretToken: unknown): string | false {
  if (secretToken === false || (typeof secretToken === 'string' && SECRET.test(secretToken))) return secretToken
  const isText = typeof secretToken === 'string' && secretToken !== ''
  const received = isText ? new Described(`a text of ${secretToken.length} characters`) : secretToken
  const hint = isText ? undefined : 'is it set? `false` takes updates from anybody who finds the address'
  throw new InvalidOptionsError('secretToken', '1 to 256 of A–Z, a–z, 0–9, _ and -, or false', received, hint)
}
