import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './run-script'

export interface WorkingFolder {
  folder: string
  giveBack(): Promise<void>
}

/**
 * Lends a new folder. It is within the repository, so that packages are found, and out of sight, so that no other tool
 * finds it.
 */
export async function lendFolder(): Promise<WorkingFolder> {
  await mkdir(join(ROOT, '.cache'), { recursive: true })
  const folder = await mkdtemp(join(ROOT, '.cache', 'block-'))
  return { folder, giveBack: () => rm(folder, { recursive: true }) }
}

/** Lends it for as long as the work takes. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const { folder, giveBack } = await lendFolder()
  try {
    return await work(folder)
  } finally {
    await giveBack()
  }
}
