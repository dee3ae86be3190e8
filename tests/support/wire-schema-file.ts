import { access, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/invitegram/', import.meta.url))

/** In `@gramio/types` a method is a function. Read through this file instead of its own, a method is a record. */
const CALLS_AS_RECORDS = `
export interface CallAPI<T, R> { params: T; result: R }
export interface CallAPIWithOptionalParams<T, R> { params: T; result: R }
export interface CallAPIWithoutParams<R> { params: Record<string, never>; result: R }
`

/** Where the schema is kept. The versions are in its name, so another version means another file. */
export async function wireSchemaFile(): Promise<string> {
  const [types, generator] = await Promise.all([versionOf('@gramio/types'), versionOf('ts-json-schema-generator')])
  return join(CACHE, `bot-api-${types}-by-${generator}.json`)
}

/** Describes the whole Bot API as a JSON schema, unless that was done before. It takes some three seconds. */
export async function makeWireSchemaFile(): Promise<void> {
  const file = await wireSchemaFile()
  if (await isThere(file)) return

  await mkdir(CACHE, { recursive: true })
  const workshop = await mkdtemp(join(CACHE, 'making-'))
  try {
    const draft = join(workshop, 'schema.json')
    await writeFile(draft, JSON.stringify(await generateSchema(workshop)))
    // Renaming is atomic: a process beside this one sees the whole file or none.
    await rename(draft, file)
  } finally {
    await rm(workshop, { recursive: true })
  }
}

async function generateSchema(workshop: string): Promise<unknown> {
  const types = join(await rootOf('@gramio/types'), 'out')
  await Promise.all(
    ['methods.d.ts', 'params.d.ts', 'objects.d.ts'].map((name) => copyFile(join(types, name), join(workshop, name))),
  )
  await writeFile(join(workshop, 'utils.d.ts'), CALLS_AS_RECORDS)

  // Loading it costs half a second, so it is loaded only when there is something to make.
  const { createGenerator } = await import('ts-json-schema-generator')
  const path = join(workshop, 'methods.d.ts')
  return createGenerator({ path, jsDoc: 'none', skipTypeCheck: true, topRef: false }).createSchema('APIMethods')
}

async function versionOf(name: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(await rootOf(name), 'package.json'), 'utf8'))
  return version
}

/** The folder of an installed package, found without its `exports`, which may hide `package.json`. */
async function rootOf(name: string): Promise<string> {
  for (const folder of require.resolve.paths(name) ?? []) {
    if (await isThere(join(folder, name, 'package.json'))) return join(folder, name)
  }
  throw new Error(`${name} is not installed: run npm ci`)
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
