import { checkOptionNames, InvalidOptionsError } from '../../../errors'
import type { Emulator } from '../../emulator'
import type { EmulatedBot, Person } from '../../state/bot'
import type { EmulatedChat } from '../../state/chat'
import type { AdministratorRights } from '../../state/rights'
import type { EmulatedUser } from '../../state/user'

/** What a field of a request can stand for. In JSON, people and chats are ids, and points in time ISO texts. */
interface Kinds {
  text: string
  number: number
  flag: boolean
  /** `null`: none. */
  limit: number | null
  /** `null`: never. */
  time: Date | null
  user: EmulatedUser
  bot: EmulatedBot
  /** `null`: none. */
  guard: EmulatedBot | null
  person: Person
  chat: EmulatedChat
  rights: Partial<AdministratorRights>
  subscription: { periodMs: number; price: number }
}

type Kind = keyof Kinds

/** The fields of a request by their names; those with a question mark may be left out. */
export type Shape = Readonly<Record<string, Kind | `${Kind}?`>>

/** The fields, read. */
export type Fields<S extends Shape> = {
  [Name in keyof S]: S[Name] extends Kind
    ? Kinds[S[Name]]
    : S[Name] extends `${infer K extends Kind}?`
      ? Kinds[K] | undefined
      : never
}

/**
 * Reads what a request says.
 *
 * @param where - whose fields they are, for the error
 * @throws {InvalidOptionsError} if there is something else in it, or too little
 */
export function readFields<S extends Shape>(telegram: Emulator, json: unknown, shape: S, where: string): Fields<S> {
  checkOptionNames(json, Object.keys(shape), where)
  const given = new Map(Object.entries(json as object))
  const read = Object.entries(shape).map(([name, kind]) => [name, readField(telegram, name, kind, given.get(name))])
  return Object.fromEntries(read) as Fields<S>
}

function readField(telegram: Emulator, name: string, kind: string, value: unknown): unknown {
  if (value === undefined && kind.endsWith('?')) return undefined
  const [expected, find] = READERS[kind.replace('?', '') as Kind]
  const found = find(value, telegram)
  if (found === undefined) throw new InvalidOptionsError(name, expected, value)
  return found
}

/** What is expected, and how it is found: `undefined` if the value is no such thing. */
type Reader<T> = readonly [expected: string, find: (value: unknown, telegram: Emulator) => T | undefined]

const READERS: { readonly [K in Kind]: Reader<Kinds[K]> } = {
  text: ['a text', (value) => (typeof value === 'string' ? value : undefined)],
  number: ['a number', (value) => (typeof value === 'number' ? value : undefined)],
  flag: ['true or false', (value) => (typeof value === 'boolean' ? value : undefined)],
  limit: ['a number or null', (value) => (typeof value === 'number' || value === null ? value : undefined)],
  time: ['a time such as 2030-01-01T00:00:00Z, or null', toTime],
  user: ['the id of a user', (value, telegram) => telegram.user(idIn(value))],
  bot: ['the id of a bot', (value, telegram) => telegram.bot(idIn(value))],
  guard: ['the id of a bot, or null', (value, telegram) => (value === null ? null : telegram.bot(idIn(value)))],
  person: ['the id of a user or bot', (value, telegram) => telegram.user(idIn(value)) ?? telegram.bot(idIn(value))],
  chat: ['the id of a chat', (value, telegram) => telegram.chat(idIn(value))],
  rights: ['rights, such as { "canInviteUsers": true }', toRights],
  subscription: ['{ "periodMs": 2592000000, "price": 250 }', toSubscription],
}

/** A number, or its digits. */
function idIn(value: unknown): number {
  const isId = typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value))
  return isId ? Number(value) : Number.NaN
}

function toTime(value: unknown): Date | null | undefined {
  if (value === null) return null
  const time = new Date(typeof value === 'string' ? value : Number.NaN)
  return Number.isNaN(time.getTime()) ? undefined : time
}

function toRights(value: unknown): Partial<AdministratorRights> | undefined {
  const isRights = isObject(value) && Object.values(value).every((right) => typeof right === 'boolean')
  return isRights ? (value as Partial<AdministratorRights>) : undefined
}

function toSubscription(value: unknown): Kinds['subscription'] | undefined {
  if (!isObject(value)) return undefined
  const { periodMs, price } = value
  return typeof periodMs === 'number' && typeof price === 'number' ? { periodMs, price } : undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
