import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  entry: {
    index: 'src/index.ts',
    'emulator/index': 'src/emulator/index.ts',
    'emulator/msw': 'src/emulator/msw.ts',
  },
  format: 'esm',
  target: 'es2022',
  // One identity of each error class across all entry points.
  splitting: true,
  // From its own root date-fns costs 80 ms at start, bundled 2.
  noExternal: ['date-fns'],
  // Outside Node, too, its modules go by their full names, and are loaded by whoever has them.
  removeNodeProtocol: false,
  external: [/^node:/],
}

/** Two builds that differ in one file: how a request leaves the machine (`#platform` in package.json). */
export default defineConfig([
  {
    ...shared,
    outDir: 'dist',
    platform: 'neutral',
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  { ...shared, outDir: 'dist/node', platform: 'node' },
])
