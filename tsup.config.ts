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
  clean: true,
}

/** Two builds that differ in one file: how a request leaves the machine (`#platform` in package.json). */
export default defineConfig([
  {
    ...shared,
    outDir: 'dist',
    platform: 'neutral',
    clean: ['dist/*.js', 'dist/emulator'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  { ...shared, outDir: 'dist/node', platform: 'node', clean: ['dist/node'] },
])
