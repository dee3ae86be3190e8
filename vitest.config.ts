import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    // Tests import the package by its name, as users do, and get the sources.
    alias: [
      { find: /^invitegram\/emulator\/msw$/, replacement: here('src/emulator/msw.ts') },
      { find: /^invitegram\/emulator$/, replacement: here('src/emulator/index.ts') },
      { find: /^invitegram$/, replacement: here('src/index.ts') },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    typecheck: { enabled: true, include: ['tests/types/**/*.test-d.ts'] },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      thresholds: { lines: 95, branches: 95, perFile: true },
    },
  },
})
