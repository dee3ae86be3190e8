import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './run-script'

/**
 * Lends a new folder for as long as the work takes. It is within the repository, so that packages are found, and out of
 * sight, so that no other tool finds it.
 */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(join(ROOT, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(ROOT, '.cache', 'block-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
