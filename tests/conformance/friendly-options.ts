import { isUpdateType } from './update-types'

/** Wire parameters, each as the text that the server sees. */
export type Texts = Readonly<Record<string, string>>

/** One argument of a friendly call, and whether the client should let it through. */
export interface Argument {
  name: string
  value: unknown
  isFine: boolean
  /** By which name it is refused, if that is not its own. */
  refusedAs?: string
  /** Fine with the client, but written in another way than it writes it. */
  isRespelt?: boolean
}

/** Which updates to ask for. */
export function allowedOption(text: string | undefined): Argument[] {
  if (text === undefined) return []
  const types = asList(text)
  if (types === undefined) return [{ name: 'allowedUpdates', value: text, isFine: false }]
  const unknown = types.findIndex((type) => !isUpdateType(type))
  if (unknown >= 0) {
    return [{ name: 'allowedUpdates', value: types, isFine: false, refusedAs: `allowedUpdates[${unknown}]` }]
  }
  const isRespelt = JSON.stringify([...new Set(types)]) !== text
  return [{ name: 'allowedUpdates', value: types, isFine: true, isRespelt }]
}

export function option<T>(
  name: string,
  text: string | undefined,
  convert: (text: string) => T,
  isFine: (value: T) => boolean,
): Argument[] {
  if (text === undefined) return []
  const value = convert(text)
  return [{ name, value, isFine: isFine(value) }]
}

export function unknownOptions(others: Texts): Argument[] {
  return Object.entries(others).map(([name, value]) => ({ name, value, isFine: false }))
}

/** The number of which this is the usual spelling; the text itself if there is none. */
export function asNumber(text: string | undefined): unknown {
  return text !== undefined && String(Number(text)) === text ? Number(text) : text
}

/** The text itself if it is neither. */
export function asBoolean(text: string): unknown {
  return text === 'true' || (text === 'false' ? false : text)
}

function asList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

export function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}

export function isWhole(value: unknown, lowest: number, highest: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= lowest && value <= highest
}

export function isAddress(text: string | undefined, scheme: RegExp): boolean {
  return text !== undefined && URL.canParse(text) && scheme.test(new URL(text).protocol)
}
