import { isObject } from './check-kind'
import { InvalidOptionsError } from './invalid-options-error'

/**
 * Refuses options that are no object, and names among them that nobody reads: a misspelt option would be ignored in
 * silence, and the link would be another than the one asked for.
 *
 * @param where - what the options are for: "createInviteLink"
 * @param parameter - what the caller knows the object as
 * @param synonyms - names from other clients and from the wire, and what they are called here
 */
export function checkOptionNames(
  options: unknown,
  names: readonly string[],
  where: string,
  parameter = 'options',
  synonyms: Readonly<Record<string, string>> = {},
): void {
  if (!isObject(options)) {
    throw new InvalidOptionsError(parameter, `an object, for ${where}`, options)
  }
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) throw unknownOption(name, value, names, where, nearestName(name, names, synonyms))
  }
}

function unknownOption(
  name: string,
  value: unknown,
  names: readonly string[],
  where: string,
  nearest: string | undefined,
): InvalidOptionsError {
  const known = names.length === 0 ? 'has none' : `has only ${names.join(', ')}`
  const hint = nearest === undefined ? undefined : `did you mean \`${nearest}\`?`
  return new InvalidOptionsError(name, `left out, as ${where} ${known}`, value, hint)
}

const plain = (text: string): string => text.replaceAll('_', '').toLowerCase()

/** The name most likely meant: the same but for case and underscores, a known synonym, or two typing errors away. */
export function nearestName(
  name: string,
  names: readonly string[],
  synonyms: Readonly<Record<string, string>> = {},
): string | undefined {
  const wanted = plain(name)
  const synonym = Object.entries(synonyms).find(([elsewhere]) => plain(elsewhere) === wanted)?.[1]
  const within = (typos: number) => names.find((known) => isWithin(typos, wanted, plain(known)))
  return names.find((known) => known === synonym) ?? within(0) ?? within(1) ?? within(2)
}

/** Whether one text becomes the other by at most so many letters put in, taken out or changed. */
function isWithin(typos: number, one: string, other: string): boolean {
  if (one === other) return true
  if (typos === 0) return false
  const [shorterOne, shorterOther] = [one.slice(1), other.slice(1)]
  if (one[0] === other[0]) return isWithin(typos, shorterOne, shorterOther)
  return (
    isWithin(typos - 1, shorterOne, other) ||
    isWithin(typos - 1, one, shorterOther) ||
    isWithin(typos - 1, shorterOne, shorterOther)
  )
}
