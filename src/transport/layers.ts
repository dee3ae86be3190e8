import type { Caller, Layer } from '../api/caller'
import { InvalidOptionsError } from '../errors'

export function isCaller(value: unknown): value is Caller {
  return typeof value === 'object' && value !== null && 'call' in value && typeof value.call === 'function'
}

/** A caller with others around it, the first outermost. */
export function withLayers(caller: Caller, layers: readonly Layer[] = []): Caller {
  if (!Array.isArray(layers)) throw new InvalidOptionsError('layers', 'an array of functions', layers)
  return layers.reduceRight<Caller>((inner, layer: Layer) => {
    const outer: unknown = typeof layer === 'function' ? layer(inner) : undefined
    if (!isCaller(outer)) throw new InvalidOptionsError('layers', 'functions that give a Caller', layer)
    return outer
  }, caller)
}
