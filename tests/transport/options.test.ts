import { Agent } from 'node:http'
import { type CallOptions, Client, type ClientOptions, InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, SECRET, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const telegram = botApi()

function refusalOf(make: () => unknown): InvalidOptionsError {
  try {
    make()
  } catch (error) {
    if (error instanceof InvalidOptionsError) return error
  }
  throw new Error('nothing was refused')
}

test.each([
  [undefined, 'is BOT_TOKEN set?'],
  [null, 'is BOT_TOKEN set?'],
  ['', 'is BOT_TOKEN set?'],
  [SECRET, 'a text of 35 characters'],
  [` ${TOKEN}`, 'it has white space around it'],
  [`${TOKEN}\n`, 'it has white space around it'],
  [`bot${TOKEN}`, 'leave out the word "bot"'],
  [`0${TOKEN}`, '@BotFather shows it, whole'],
  [`${TOKEN}/getMe?`, '@BotFather shows it, whole'],
  [{ token: TOKEN }, 'got an object (a token or a Caller comes first, as `fromGrammy(bot)`)'],
])('a token that cannot be one is refused without being shown', (token, expected) => {
  const error = refusalOf(() => new Client(token as string))

  expect(error.option).toBe('token')
  expect(error.message).toContain(expected)
  expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(SECRET)
})

test.each([
  ['api.telegram.org', 'an http or https address'],
  ['ftp://api.telegram.org', 'an http or https address'],
  [5, 'got 5'],
  ['https://user:password@api.telegram.org', 'without credentials'],
  ['https://api.telegram.org/?a=b', 'without a query'],
  [`https://api.telegram.org/bot${TOKEN}`, 'in front of /bot<token>'],
  ['https://api.telegram.org/#there', 'without a query'],
])('the apiRoot %s is refused', (apiRoot, expected) => {
  const error = refusalOf(() => new Client(TOKEN, { apiRoot: apiRoot as string }))

  expect(error.option).toBe('apiRoot')
  expect(error.message).toContain(expected)
  expect(`${error.message} ${error.received}`).not.toMatch(/password|AAG3/)
})

test.each<[object, string, string]>([
  [{ timeout: 5 }, 'timeout', 'did you mean `timeoutMs`?'],
  [{ timeoutMs: 0 }, 'timeoutMs', 'a positive number'],
  [{ timeoutMs: Number.NaN }, 'timeoutMs', 'got NaN'],
  [{ timeoutMs: '30' }, 'timeoutMs', 'got "30"'],
  [{ testEnvironment: 'yes' }, 'testEnvironment', 'true or false'],
  [{ agent: {} }, 'agent', 'an agent of node:http'],
  [{ agent: null }, 'agent', 'got null'],
  [{ dispatcher: {} }, 'dispatcher', 'a dispatcher of undici'],
  [{ dispatcher: null }, 'dispatcher', 'got null'],
  [{ dispatcher: { dispatch: () => true }, agent: new Agent() }, 'dispatcher', 'beside `agent`'],
  [{ dispatcher: { dispatch: () => true }, fetch }, 'dispatcher', 'beside `fetch`'],
  [{ fetch: 'fetch' }, 'fetch', 'a function'],
  [{ fetch, agent: new Agent() }, 'agent', 'beside `fetch`'],
  [{ layers: 5 }, 'layers', 'an array of functions'],
  [{ layers: [5] }, 'layers', 'functions that give a Caller'],
  [{ layers: [() => undefined] }, 'layers', 'functions that give a Caller'],
  [{ retry: true }, 'retry', 'an object, for retry'],
  [{ throttle: 20 }, 'throttle', 'an object, for throttle'],
  [{ clock: {} }, 'clock', '`now()` and `sleep(ms, signal)`'],
  [{ clock: null }, 'clock', 'got null'],
])('the options %o are refused', (options, option, expected) => {
  const error = refusalOf(() => new Client(TOKEN, options as ClientOptions))

  expect(error.option).toBe(option)
  expect(error.message).toContain(expected)
})

test('options that are no object are refused', () => {
  expect(refusalOf(() => new Client(TOKEN, 'fast' as ClientOptions)).option).toBe('options')
})

test('retry and throttle can be turned off', async () => {
  telegram.answers('createChatInviteLink', aChatInviteLink())

  const link = await new Client(TOKEN, { retry: false, throttle: false }).createInviteLink(CHAT)

  expect(link.url).toBe('https://t.me/+AbCdEfGhIjKlMnOp')
})

test.each<[object | null, string]>([
  [{ timeoutMs: -1 }, 'timeoutMs'],
  [{ signal: {} }, 'signal'],
  [{ signal: null }, 'signal'],
  [{ timeout: 5 }, 'timeout'],
  [null, 'options'],
])('the call options %j are refused before anything is sent', async (call, option) => {
  const client = new Client(TOKEN)

  const error = await client.createInviteLink(CHAT, {}, call as CallOptions).catch((reason) => reason)

  expect(error).toBeInstanceOf(InvalidOptionsError)
  expect(error.option).toBe(option)
  expect(telegram.requests).toEqual([])
})
