import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { witness } from '../support/witness'
import { vectorsOf } from './builders'
import { conformance } from './command'

let folder: string

/** What the command has printed in this test, line by line. */
export const printed: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invitegram-vectors-'))
  printed.length = 0
})

afterEach(() => rm(folder, { recursive: true }))

/** Runs the command, with these arguments. @returns its exit code */
export function run(...args: string[]): Promise<number> {
  const print = (line: string) => printed.push(line)
  return conformance(args, print, (telegram) => witness.watch(telegram, { requests: 'broken on purpose' }))
}

/** A place in a folder that ends with the test. */
export function pathOf(name: string): string {
  return join(folder, name)
}

/** A file with these cases. */
export function aFile(...cases: object[]): Promise<string> {
  return written(vectorsOf(cases))
}

export async function written(content: string): Promise<string> {
  const file = pathOf('vectors.json')
  await writeFile(file, content)
  return file
}
