import { type Caller, Client, type ClientOptions, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'

function refusalOf(make: () => unknown): unknown {
  try {
    return make()
  } catch (error) {
    return error
  }
}

const caller: Caller = { call: () => Promise.reject(new Error('it was called')) }
const SETTINGS = 'apiRoot, testEnvironment, timeoutMs, agent, dispatcher, fetch, layers, retry, throttle, clock'

test.each<[expected: string, token: unknown]>([
  ['a bot token, got undefined (is BOT_TOKEN set?)', undefined],
  ['a bot token: 123456:ABC-DEF…, got a text of 7 characters (@BotFather shows it, whole)', 'robot12'],
  ['a bot token: 123456:ABC-DEF…, got a text of 7 characters (leave out the word "bot")', 'Bot12:a'],
  ['a bot token: 123456:ABC-DEF…, got an object (a token or a Caller comes first, as `fromGrammy(bot)`)', { call: 5 }],
])('Expected `token` to be %s', (expected, token) => {
  const error = refusalOf(() => new Client(token as string))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toHaveProperty('message', `Expected \`token\` to be ${expected}`)
})

test.each<[expected: string, options: object]>([
  ['`apiRoot` to be an http or https address, got "example.org"', { apiRoot: 'example.org' }],
  ['`apiRoot` to be an http or https address, got an object', { apiRoot: new URL('https://example.org') }],
  ['`apiRoot` to be an http or https address, got "ws://example.org"', { apiRoot: 'ws://example.org' }],
  ['`apiRoot` to be an http or https address, got "xhttp://example.org"', { apiRoot: 'xhttp://example.org' }],
  ['`apiRoot` to be an http or https address, got "https+x://example.org"', { apiRoot: 'https+x://example.org' }],
  [
    '`apiRoot` to be an http or https address without credentials, got one with credentials',
    { apiRoot: 'https://ada@example.org' },
  ],
  [
    '`apiRoot` to be an http or https address without credentials, got one with credentials',
    { apiRoot: 'https://:secret@example.org' },
  ],
  [
    "`apiRoot` to be an http or https address in front of /bot<token>, got one with a bot's path",
    { apiRoot: 'https://example.org/bot12:a' },
  ],
  [
    '`apiRoot` to be an http or https address without a query, got one with a query',
    { apiRoot: 'https://example.org/?' },
  ],
  ['`timeoutMs` to be a positive number of milliseconds, got 0', { timeoutMs: 0 }],
  [`\`colour\` to be left out, as a Client has only ${SETTINGS}, got 5`, { colour: 5 }],
  [
    `\`baseUrl\` to be left out, as a Client has only ${SETTINGS}, got "x" (did you mean \`apiRoot\`?)`,
    { baseUrl: 'x' },
  ],
  ['`attempts` to be a whole number from 1, got 0', { retry: { attempts: 0 } }],
  ['`attempts` to be a whole number from 1, got "3"', { retry: { attempts: '3' } }],
  ['`maxWaitMs` to be a number of milliseconds from 0, got -1', { retry: { maxWaitMs: -1 } }],
  ['`maxWaitMs` to be a number of milliseconds from 0, got "5"', { retry: { maxWaitMs: '5' } }],
  ['`maxWaitMs` to be a number of milliseconds from 0, got NaN', { retry: { maxWaitMs: Number.NaN } }],
  ['`onRetry` to be a function, got 5', { retry: { onRetry: 5 } }],
  ['`colour` to be left out, as retry has only attempts, maxWaitMs, onRetry, got 5', { retry: { colour: 5 } }],
  ['`retry` to be an object, for retry, got true', { retry: true }],
  ['`perChat` to be a positive number of calls per second, got 0', { throttle: { perChat: 0 } }],
  ['`global` to be a positive number of calls per second, got Infinity', { throttle: { global: Infinity } }],
  ['`colour` to be left out, as throttle has only perChat, global, got 5', { throttle: { colour: 5 } }],
  ['`throttle` to be an object, for throttle, got true', { throttle: true }],
  ['`layers` to be functions that give a Caller, got a function', { layers: [() => ({ call: 5 })] }],
  [
    '`clock` to be an object with `now()` and `sleep(ms, signal)`, got an object',
    { clock: { now: () => new Date(), sleep: 5 } },
  ],
])('Expected %s', (expected, options) => {
  const error = refusalOf(() => new Client(TOKEN, options as ClientOptions))

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error).toHaveProperty('message', `Expected ${expected}`)
})

test('on a caller of your own there is nothing to say about the way to Telegram', () => {
  const error = refusalOf(() => new Client(caller, { timeoutMs: 5 } as object))

  expect(error).toHaveProperty(
    'message',
    'Expected `timeoutMs` to be left out, as a Client on a Caller has only layers, retry, throttle, clock, got 5',
  )
})

test.each<ClientOptions>([
  { retry: { attempts: 1, maxWaitMs: 0, onRetry: undefined } },
  { retry: { attempts: undefined, maxWaitMs: Number.POSITIVE_INFINITY } },
  { throttle: { perChat: undefined, global: 0.5 } },
  { throttle: { perChat: 20 / 60 } },
  { apiRoot: 'HTTP://127.0.0.1:8081/behind/a/robot/' },
])('%o are options that can be', (options) => {
  expect(new Client(TOKEN, options)).toBeInstanceOf(Client)
})

test('slashes at the end of an apiRoot are none too many', async () => {
  const urls: string[] = []
  const fetch = async (url: string) => {
    urls.push(url)
    return new Response('{"ok":true,"result":true}')
  }

  await new Client(TOKEN, { apiRoot: 'https://example.org/telegram//', fetch }).api.call('getMe')

  expect(urls).toEqual([`https://example.org/telegram/bot${TOKEN}/getMe`])
})
