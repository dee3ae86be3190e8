import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that wait on purpose, or try things out by the thousand. */
const SLOW = /\/(throttle|node-http|fetch|token|pace|doors|departures)\.test\.ts$/

/**
 * The first test that fails ends the run for a mutant. So those of its own room go first, and slow ones last.
 */
export class LikeliestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((one, other) => rank(one.moduleId) - rank(other.moduleId))
  }
}

function rank(path: string): number {
  const isOfTheRoom = path.includes(`/tests/${process.env.ROOM}/`)
  return (SLOW.test(path) ? 2 : 0) + (isOfTheRoom ? 0 : 1)
}
