import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { entryPointsOf } from './entry-points-of'
import { ROOT, run } from './run'

/**
 * Type-checks, strictly and without skipping any declaration, what somebody wrote who has the package installed.
 *
 * @param consumer - the folder in which it is installed
 * @param compiler - the folder of a `typescript`
 * @param resolution - how modules are looked for, by the names of `moduleResolution`
 * @returns what the compiler printed: nothing. Rejects with what it has to complain of.
 */
export async function typeCheck(consumer: string, compiler: string, resolution: string): Promise<string> {
  const folder = join(consumer, `${basename(compiler)}-${resolution}`)
  await mkdir(folder)
  await copyFile(join(ROOT, 'tests/package/program.ts'), join(folder, 'program.ts'))
  await writeFile(join(folder, 'everything.ts'), importsOfEverything())
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    types: [],
    module: resolution === 'bundler' ? 'ESNext' : resolution,
    moduleResolution: resolution,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  return await run(process.execPath, [join(compiler, 'bin', 'tsc'), '-p', folder])
}

function importsOfEverything(): string {
  return entryPointsOf(ROOT)
    .map(({ name }) => `export * as ${name.replace(/\W/g, '_')} from '${name}'\n`)
    .join('')
}
