/** Chance that comes out the same each time, by its seed. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** A whole number from 0 to `sides` − 1. */
  roll(sides: number): number {
    // The generator of Park and Miller.
    this.#state = (this.#state * 48_271) % 2_147_483_647
    return this.#state % sides
  }

  /** Whether something happens that happens so many times in a hundred. */
  isPercent(percent: number): boolean {
    return this.roll(100) < percent
  }

  pick<T>(things: readonly T[]): T {
    const thing = things[this.roll(things.length)]
    if (thing === undefined) throw new Error('There is nothing to pick from')
    return thing
  }
}
