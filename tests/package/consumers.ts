import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { pack } from './pack'
import { ROOT, run } from './run'
import { typeCheck } from './type-check'

// `npm run test:consumers`: the package as strangers get it, by `npm install` and read by every TypeScript that is
// supported. It needs a registry, and some minutes, so that `npm test` leaves it out.

const TYPESCRIPTS = ['5.0', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0', '7.0']

const folder = await mkdtemp(join(tmpdir(), 'invitegram-consumers-'))
try {
  const tarball = await pack(folder)
  await checkPlainInstall(tarball)
  await checkTypes(tarball)
} finally {
  await rm(folder, { recursive: true })
}

/** Without the libraries that it can work with: what npm brings, and that all but the handlers for msw loads. */
async function checkPlainInstall(tarball: string): Promise<void> {
  const project = await install('plain', [tarball])

  const { components }: { components: { name: string }[] } = JSON.parse(
    await run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], { cwd: project }),
  )
  const names = components.map(({ name }) => name).sort()
  if (!isDeepStrictEqual(names, ['@grammyjs/types', 'date-fns', 'invitegram'])) {
    throw new Error(`npm installs more than it should, or less: ${names.join(', ')}`)
  }
  console.log(`bill of materials: ${names.join(', ')}`)

  await copyFile(join(ROOT, 'tests/package/every-entry-point.mjs'), join(project, 'every-entry-point.mjs'))
  console.log(await run(process.execPath, ['every-entry-point.mjs'], { cwd: project }))
}

/** With them, for their types are part of ours. */
async function checkTypes(tarball: string): Promise<void> {
  const { peerDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const peers = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`)
  const project = await install('typed', [tarball, ...peers])
  const compilers = await install(
    'compilers',
    TYPESCRIPTS.map((version) => `typescript-${version}@npm:typescript@~${version}.0`),
  )

  for (const version of TYPESCRIPTS) {
    for (const resolution of ['nodenext', 'bundler']) {
      await typeCheck(project, join(compilers, 'node_modules', `typescript-${version}`), resolution)
    }
    console.log(`TypeScript ${version} reads its types`)
  }
}

/** Gives an empty project in which npm has installed that. */
async function install(name: string, packages: string[]): Promise<string> {
  const project = join(folder, name)
  await mkdir(project)
  // A bill of materials has to be somebody's.
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', private: true, type: 'module' }),
  )
  await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: project })
  return project
}
