import { readFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { loadAtOnce } from './load-at-once.ts'
import { withWholeNames } from './whole-names.ts'

const entry = {
  index: 'src/index.ts',
  'emulator/index': 'src/emulator/index.ts',
  'emulator/msw': 'src/emulator/msw.ts',
  'adapters/grammy': 'src/adapters/grammy.ts',
  'adapters/gramio': 'src/adapters/gramio.ts',
  'adapters/telegraf': 'src/adapters/telegraf.ts',
  'adapters/node-telegram-bot-api': 'src/adapters/node-telegram-bot-api.ts',
}

const shared: Options = {
  format: 'esm',
  target: 'es2022',
  // Outside Node, too, its modules go by their full names, and are loaded by whoever has them.
  removeNodeProtocol: false,
}

/** Of Node alone, or a program of its own. */
const NOT_FOR_PAGES = [
  'src/transport/{*.node,node-exchange,dispatcher-exchange,keep-alive-agent,answer-bytes}.ts',
  'src/emulator/standalone/**',
]

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/** Changes the text of each source file before it is built. */
function changing(name: string, change: (code: string, path: string) => string): Plugin {
  return {
    name,
    setup(build) {
      build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
        return { contents: change(await readFile(path, 'utf8'), path), loader: 'ts' }
      })
    },
  }
}

/** Two builds, which differ in how a request leaves the machine: `#platform` in package.json. */
export default defineConfig([
  {
    ...shared,
    // File by file, so that whoever bundles a page puts into it, of each, what it needs from the start.
    entry: ['src/**/*.ts', ...NOT_FOR_PAGES.map((files) => `!${files}`)],
    bundle: false,
    outDir: 'dist',
    platform: 'neutral',
    esbuildPlugins: [changing('whole-names', withWholeNames)],
    dts: { entry, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    entry,
    outDir: 'dist/node',
    platform: 'node',
    // One identity of each error class across all entry points.
    splitting: true,
    // From its own root date-fns costs 80 ms at start, bundled 2.
    noExternal: ['date-fns'],
    external: [/^node:/],
    esbuildPlugins: [changing('load-at-once', loadAtOnce)],
  },
])
