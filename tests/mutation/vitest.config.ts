import { defineConfig } from 'vitest/config'
import { loadAtOnce } from '../../load-at-once.ts'
import main from '../../vitest.config.ts'
import { LikeliestFirst } from './likeliest-first.ts'

// What Stryker runs for each mutant, thousands of times over: the tests near the mutated rooms, in one thread.

/** The printer that Stryker writes with breaks into lines what `loadAtOnce` looks for: `const { editLink } = await …`. */
const BROKEN_INTO_LINES = /const \{\s+([\w,\s]+?)\s+\} = (?=await import\()/g

const allAtOnce = {
  name: 'load-at-once',
  enforce: 'pre',
  transform(code: string, id: string) {
    if (!/\/src\/.*\.ts$/.test(id)) return undefined
    const onOneLine = code.replace(
      BROKEN_INTO_LINES,
      (_, names: string) => `const { ${names.replace(/\s+/g, ' ')} } = `,
    )
    return loadAtOnce(onOneLine, id)
  },
} as const

/** Half of all the time, and they judge what is not mutated elsewhere: the pace, and the sockets beneath. */
const ONLY_FOR_TRANSPORT = ['tests/transport/throttle.test.ts', 'tests/transport/node-http.test.ts']

const ofTransport = process.env.ROOM === undefined || process.env.ROOM === 'transport'

export default defineConfig({
  resolve: main.resolve,
  plugins: [allAtOnce],
  test: {
    include: ['tests/{api,errors,links,members,pacing,people,time,transport}/**/*.test.ts'],
    exclude: ['tests/**/*.page.test.ts', ...(ofTransport ? [] : ONLY_FOR_TRANSPORT)],
    globalSetup: 'tests/global-setup.ts',
    // Whoever waits for a promise that a mutant never keeps waits for so long. The slowest test takes four seconds.
    testTimeout: 10_000,
    sequence: { sequencer: LikeliestFirst },
    // Every mutant gets a thread of its own. Its files share it, or each would load everything anew.
    isolate: false,
  },
})
