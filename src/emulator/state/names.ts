import { Described } from '../../errors'
import type { Person } from './bot'
import type { EmulatedChat } from './chat'

/** Somebody by name and id, for messages: many share a first name. */
export function nameOf({ firstName, id }: Person): string {
  return `${firstName} (${id})`
}

/** A chat by title and id, likewise. */
export function describedChat({ title, id }: EmulatedChat): Described {
  return new Described(`${JSON.stringify(title)} (${id})`)
}
