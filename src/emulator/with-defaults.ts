import { checkOptionNames } from '../errors'

/**
 * What is given, and for the rest the defaults.
 *
 * @param where - whose options they are, for the error
 * @throws {InvalidOptionsError} if something is given that has no default
 */
export function withDefaults<T extends object>(
  defaults: Readonly<T>,
  given: Partial<T> | undefined,
  where: string,
): Readonly<T> {
  if (given === undefined) return defaults
  checkOptionNames(given, Object.keys(defaults), where)
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}
