import { isObject } from '../errors'

/**
 * Options as they are now. What reads them may have to be loaded first, or to wait for its turn, and by then their
 * owner may have filled in those of the next call.
 */
export function asGiven<Options>(options: Options): Options {
  if (!isObject(options)) return options
  const copy: Record<string, unknown> = {}
  // What they inherit counts as well.
  for (const name in options) copy[name] = options[name]
  return copy as Options
}
