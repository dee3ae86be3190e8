import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT, run } from './run'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that would be published. */
    tarball: string
    /** A folder in which it is installed, with its dependencies and msw beside it. */
    consumer: string
    /** A folder in which it is installed by itself. */
    hermit: string
  }
}

/** Builds and packs the package once, and installs it as a stranger would, though without a network. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'invitegram-package-'))
  const [consumer, hermit] = [join(folder, 'consumer'), join(folder, 'hermit')]

  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOT })
  const [name = 'no file'] = (await readdir(folder)).filter((file) => file.endsWith('.tgz'))
  const tarball = join(folder, name)

  await install(tarball, hermit)
  await install(tarball, consumer)
  for (const dependency of ['@grammyjs/types', 'date-fns', 'msw']) await borrow(dependency, consumer)

  project.provide('tarball', tarball)
  project.provide('consumer', consumer)
  project.provide('hermit', hermit)
  return () => rm(folder, { recursive: true })
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
