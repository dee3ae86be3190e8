import { inspect } from 'node:util'
import { Client, InviteLink } from 'invitegram'
import { afterEach, expect } from 'vitest'
import { SECRET } from './bot-api'

/** Every form in which an error, or anything else, may come before somebody's eyes. */
export function allThatShows(thing: unknown): string {
  const chain: unknown[] = []
  for (let link = thing; link instanceof Error && !chain.includes(link); link = link.cause) chain.push(link)
  const errors = chain.flatMap((error) => (error instanceof Error ? [error.message, error.stack, String(error)] : []))
  const whole = inspect(thing, { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null })
  return [...errors, whole, inspect(thing), JSON.stringify(thing)].join('\n')
}

/** Tokens of other tests, the emulator's for instance. */
const ANY_TOKEN = /\d:[\w-]{30,}/

let errors: unknown[] = []

// In every test, whatever the library throws or rejects with is looked through for the token.
for (const { prototype } of [Client, InviteLink, new Client('1:a').api.constructor as typeof Client]) {
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof property.value === 'function' && name !== 'constructor') watch(prototype, name, property.value)
  }
}

function watch(prototype: object, name: string, method: (...args: unknown[]) => unknown): void {
  Object.defineProperty(prototype, name, {
    writable: true,
    configurable: true,
    value(...args: unknown[]) {
      const result = method.apply(this, args)
      return result instanceof Promise ? noteFailure(result) : result
    },
  })
}

async function noteFailure(result: Promise<unknown>): Promise<unknown> {
  try {
    return await result
  } catch (error) {
    errors.push(error)
    throw error
  }
}

afterEach(() => {
  const telling = errors.map(allThatShows).filter((text) => text.includes(SECRET) || ANY_TOKEN.test(text))
  errors = []

  expect(telling.length, 'errors with the token in them').toBe(0)
})
