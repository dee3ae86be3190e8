import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT, run } from './run'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that would be published. */
    tarball: string
    /** A folder in which it is installed, with its dependencies beside it, those included that it can do without. */
    consumer: string
    /** A folder in which it is installed by itself. */
    hermit: string
  }
}

/** Builds and packs the package once, and installs it as a stranger would, though without a network. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'invitegram-package-'))
  const [consumer, hermit] = [join(folder, 'consumer'), join(folder, 'hermit')]

  const tarball = await pack(folder)
  await install(tarball, hermit)
  await install(tarball, consumer)
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) await borrow(dependency, consumer)

  project.provide('tarball', tarball)
  project.provide('consumer', consumer)
  project.provide('hermit', hermit)
  return () => rm(folder, { recursive: true })
}

/** Builds the package and packs it, as for the registry. Gives the file, which is in that folder. */
export async function pack(folder: string): Promise<string> {
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
  const [name = 'no file'] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  return join(folder, name)
}

async function install(tarball: string, folder: string): Promise<void> {
  const home = join(folder, 'node_modules', 'invitegram')
  await mkdir(home, { recursive: true })
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', home])
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
}

async function borrow(dependency: string, folder: string): Promise<void> {
  const link = join(folder, 'node_modules', dependency)
  await mkdir(dirname(link), { recursive: true })
  await symlink(join(ROOT, 'node_modules', dependency), link, 'dir')
}
