import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
import { connect } from 'node:net'
import { Client, type ClientOptions, type Clock, InvitegramError } from 'invitegram'
import { Agent as Dispatcher } from 'undici'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CHAT, SECRET, TOKEN } from '../support/bot-api'
import { aFaultyTelegram, type Fault } from '../support/faulty-telegram'
import { aClosedPort, CERTIFICATE } from '../support/http-server'
import { allThatShows } from '../support/secret-watch'

// Time passes only where a server says so: no test waits for a limit, and none meets one by chance.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Way {
  way: string
  isSecure: boolean
  options: () => ClientOptions
}

const WAYS: readonly Way[] = [
  { way: 'http', isSecure: false, options: () => ({}) },
  { way: 'https', isSecure: true, options: () => ({ agent: new Agent({ keepAlive: true, ca: CERTIFICATE }) }) },
  { way: 'fetch', isSecure: false, options: () => ({ fetch }) },
  { way: 'undici', isSecure: true, options: () => ({ dispatcher: new Dispatcher({ connect: { ca: CERTIFICATE } }) }) },
]

interface End {
  reason: string
  outcome: string
}

const MADE = 'https://t.me/+AbCdEfGhIjKlMnOp'
const FLOOD: End = { reason: 'flood', outcome: 'refused' }
const BAD_ANSWER: End = { reason: 'bad-answer', outcome: 'unknown' }
const BROKEN: End = { reason: 'network', outcome: 'unknown' }
const TIMEOUT: End = { reason: 'timeout', outcome: 'unknown' }
const NO_RIGHTS: End = { reason: 'not-enough-rights', outcome: 'refused' }

interface Scenario {
  fault: Fault
  when: 'once' | 'for ever'
  /** How making a link ends, which must not be done twice, and how often it was asked for. */
  make: readonly [typeof MADE | End, number]
  /** How revoking one ends, which may be done twice, and how often it was asked for. */
  revoke: readonly [typeof MADE | End, number]
}

const SCENARIOS: readonly Scenario[] = [
  { fault: '429', when: 'once', make: [MADE, 2], revoke: [MADE, 2] },
  { fault: '502', when: 'once', make: [BAD_ANSWER, 1], revoke: [MADE, 2] },
  { fault: 'reset', when: 'once', make: [BROKEN, 1], revoke: [MADE, 2] },
  { fault: '429', when: 'for ever', make: [FLOOD, 3], revoke: [FLOOD, 3] },
  { fault: '502', when: 'for ever', make: [BAD_ANSWER, 1], revoke: [BAD_ANSWER, 3] },
  {
    fault: '500',
    when: 'for ever',
    make: [{ reason: 'server-error', outcome: 'unknown' }, 1],
    revoke: [{ reason: 'server-error', outcome: 'unknown' }, 3],
  },
  { fault: 'reset', when: 'for ever', make: [BROKEN, 1], revoke: [BROKEN, 3] },
  { fault: 'reset after the work', when: 'for ever', make: [BROKEN, 1], revoke: [BROKEN, 3] },
  {
    fault: 'refused',
    when: 'for ever',
    make: [{ reason: 'network', outcome: 'not-sent' }, 0],
    revoke: [{ reason: 'network', outcome: 'not-sent' }, 0],
  },
  { fault: 'no answer', when: 'for ever', make: [TIMEOUT, 1], revoke: [TIMEOUT, 3] },
  { fault: 'stalled body', when: 'for ever', make: [TIMEOUT, 1], revoke: [TIMEOUT, 3] },
  { fault: 'invalid JSON', when: 'for ever', make: [BAD_ANSWER, 1], revoke: [BAD_ANSWER, 3] },
  { fault: 'HTML with 200', when: 'for ever', make: [BAD_ANSWER, 1], revoke: [BAD_ANSWER, 3] },
  { fault: 'empty 200', when: 'for ever', make: [BAD_ANSWER, 1], revoke: [BAD_ANSWER, 3] },
  {
    fault: '401',
    when: 'for ever',
    make: [{ reason: 'unauthorized', outcome: 'refused' }, 1],
    revoke: [{ reason: 'unauthorized', outcome: 'refused' }, 1],
  },
  { fault: '400', when: 'for ever', make: [NO_RIGHTS, 1], revoke: [NO_RIGHTS, 1] },
]
const CASES = WAYS.flatMap((way) => SCENARIOS.map((scenario) => ({ ...way, ...scenario })))

/** A clock that jumps to whatever is waited for. */
function aJumpingClock(): Clock & { sleptMs: number } {
  const clock = {
    sleptMs: 0,
    now: () => new Date(1_893_456_000_000 + clock.sleptMs),
    sleep: async (ms: number) => {
      clock.sleptMs += ms
    },
  }
  return clock
}

async function theScene({ fault, when, isSecure, options }: Way & Scenario) {
  const telegram = await aFaultyTelegram({ fault, when, isSecure, onSilence: () => vi.advanceTimersByTime(30_000) })
  const clock = aJumpingClock()
  const client = new Client(TOKEN, { apiRoot: telegram.url, clock, ...options() })
  return { telegram, clock, client }
}

/** The link's URL, or how the call failed. */
const endOf = (call: Promise<{ url: string }>): Promise<string | End> =>
  call.then(
    ({ url }) => url,
    ({ reason, outcome }) => ({ reason, outcome }),
  )

test.each(CASES)('a link is made once or not at all: $fault $when, over $way', async (aCase) => {
  const { telegram, clock, client } = await theScene(aCase)

  const end = await endOf(client.createInviteLink(CHAT))

  expect([end, telegram.requests]).toEqual(aCase.make)
  expect(telegram.done).toBeLessThanOrEqual(1)
  expect(clock.sleptMs).toBeLessThanOrEqual(60_000)
})

test.each(CASES)('a link is revoked as soon as that can be: $fault $when, over $way', async (aCase) => {
  const { telegram, clock, client } = await theScene(aCase)

  const end = await endOf(client.revokeInviteLink(CHAT, MADE))

  expect([end, telegram.requests]).toEqual(aCase.revoke)
  expect(clock.sleptMs).toBeLessThanOrEqual(60_000)
})

test.each(CASES.filter(({ make: [end] }) => end !== MADE))(
  'an error leads to the line that called, and hides the token: $fault $when, over $way',
  async (aCase) => {
    const { client } = await theScene(aCase)

    const error = await client.createInviteLink(CHAT).catch((reason) => reason)

    expect(error).toBeInstanceOf(InvitegramError)
    expect(error.stack).toContain('faults.test.ts')
    expect(allThatShows(error)).not.toContain(SECRET)
  },
)

test('a connection that is refused once has sent nothing, so that a link is made after all', async () => {
  const telegram = await aFaultyTelegram({ fault: '429', when: 'once', isSecure: false, onSilence: () => {} })
  const ports = [Number(new URL(await aClosedPort()).port)]
  const agent = Object.assign(new PlainAgent(), {
    createConnection: ({ port }: { port: number }) => connect(ports.shift() ?? port, '127.0.0.1'),
  })
  const client = new Client(TOKEN, { apiRoot: telegram.url, clock: aJumpingClock(), agent })

  const link = await client.createInviteLink(CHAT)

  expect(link.url).toBe(MADE)
  expect(telegram.done).toBe(1)
})
