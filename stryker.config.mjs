// Mutation testing: `npm run test:mutation`, or one room alone, which is far quicker: `ROOM=time npm run test:mutation`.
// It takes hours, for it runs the tests once for each of some 3,400 mutants. No other check waits for it.

const { ROOM: room } = process.env

export default {
  mutate: [`src/${room ?? '{errors,links,members,time,transport}'}/**/*.ts`],
  testRunner: 'vitest',
  // `related` would have it look through all imports again for each mutant; that every test imports the package
  // makes each of them related to all anyway.
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  plugins: ['@stryker-mutator/vitest-runner'],

  // What changes is tried again, and the rest is known.
  incremental: true,
  incrementalFile: `.cache/mutation/${room ?? 'all'}.json`,
  // What none of these tests needs is not copied. `docs` is needed: a test compares the page on errors with the errors.
  ignorePatterns: [
    '.cache',
    'coverage',
    'dist',
    'docs/.vitepress',
    'docs/api',
    'examples',
    'tests/bench',
    'tests/package',
    'tests/runtimes',
  ],
  tempDirName: '.cache/stryker',

  reporters: ['progress', 'clear-text', 'html'],
  htmlReporter: { fileName: `.cache/mutation/${room ?? 'all'}.html` },
  // The names of a thousand tests would hide the mutants.
  clearTextReporter: { reportTests: false, logTests: false },
  thresholds: { high: 90, low: 85, break: 85 },

  // The tests wait more than they work, and time limits in them are real: one after another is what they take best.
  concurrency: 1,
  timeoutMS: 15_000,
  timeoutFactor: 2,
}
