import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { loadAtOnce } from './load-at-once.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Of a page, which loads on demand what few programs need. */
const PAGE_TESTS = 'tests/**/*.page.test.ts'

/** As in the build for Node, so that a file being read is not taken for a calm in which a clock may move on. */
const allAtOnce = {
  name: 'load-at-once',
  enforce: 'pre',
  transform: (code: string, id: string) => (/\/src\/.*\.ts$/.test(id) ? loadAtOnce(code, id) : undefined),
} as const

export default defineConfig({
  resolve: {
    // Tests import the package by its name, as users do, and get the sources.
    alias: [
      { find: /^invitegram\/emulator\/msw$/, replacement: here('src/emulator/msw.ts') },
      { find: /^invitegram\/emulator$/, replacement: here('src/emulator/index.ts') },
      {
        find: /^invitegram\/(grammy|gramio|telegraf|node-telegram-bot-api)$/,
        replacement: `${here('src/adapters')}/$1.ts`,
      },
      { find: /^invitegram$/, replacement: here('src/index.ts') },
    ],
  },
  test: {
    // Some run a compiler or a process of their own, and a machine may be slow.
    testTimeout: 60_000,
    // By itself it would leave one core to nobody: on a machine of two, that is half of them.
    maxWorkers: '100%',
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        plugins: [allAtOnce],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/package/**', PAGE_TESTS],
          globalSetup: 'tests/global-setup.ts',
          setupFiles: 'tests/support/secret-watch.ts',
          typecheck: { enabled: true, include: ['tests/types/**/*.test-d.ts'] },
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: [PAGE_TESTS],
          setupFiles: 'tests/support/secret-watch.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          globalSetup: 'tests/package/pack.ts',
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      thresholds: { lines: 95, branches: 95, perFile: true },
    },
  },
})
