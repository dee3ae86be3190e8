import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeWireSchemaFile } from './support/wire-schema-file'
import type { Sightings } from './support/witness'

const FEWEST = 200

/** Before the tests: the schema they check the wire against. After them: whether enough was checked at all. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await makeWireSchemaFile()
  const folder = await mkdtemp(join(tmpdir(), 'invitegram-witness-'))
  project.provide('witnessFolder', folder)

  return async () => {
    const { requests, results } = await total(folder)
    await rm(folder, { recursive: true })
    // A few files run by hand see little, and that is fine.
    if (process.env.WHOLE_SUITE !== '1') return

    console.log(`Valid by the Bot API's schema: ${requests} requests, ${results} answers`)
    if (Math.min(requests, results) < FEWEST) {
      console.error(`That is too little to prove anything: at least ${FEWEST} of each are wanted`)
      // What a teardown throws is printed by vitest, and the run passes all the same.
      process.exitCode = 1
    }
  }
}

async function total(folder: string): Promise<Sightings> {
  const files = await readdir(folder)
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const lines = texts.flatMap((text) => text.trim().split('\n'))
  return lines
    .map((line): Sightings => JSON.parse(line))
    .reduce((sum, one) => ({ requests: sum.requests + one.requests, results: sum.results + one.results }), {
      requests: 0,
      results: 0,
    })
}
