import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import type { Vectors } from './vectors'

/** What is wrong with a file, in words for whoever named it. */
export class BadVectorsFile extends Error {}

const text = { type: 'string', minLength: 1 }
const needs = (kinds: string[], ...required: string[]) => ({
  if: { properties: { kind: { enum: kinds } } },
  // biome-ignore lint/suspicious/noThenProperty: it is JSON schema's own word
  then: { required },
})

const isVectors = new Ajv({ strict: false }).compile<Vectors>({
  type: 'object',
  required: ['format', 'world', 'cases'],
  properties: {
    format: { const: 1 },
    world: {
      type: 'object',
      required: ['clock', 'bot', 'users', 'chats'],
      properties: {
        clock: { type: 'integer' },
        bot: { type: 'object', required: ['id', 'token'], properties: { id: { type: 'integer' }, token: text } },
        users: { type: 'array', items: { type: 'object', required: ['id'] } },
        chats: { type: 'object', additionalProperties: { type: 'object', required: ['id', 'type'] } },
      },
    },
    cases: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'kind', 'expect', 'confidence'],
        properties: {
          id: text,
          kind: text,
          expect: { type: 'object' },
          confidence: { enum: ['source', 'reported', 'inferred'] },
        },
        allOf: [
          needs(['call', 'upstream'], 'method'),
          needs(['upstream'], 'upstream'),
          needs(['name', 'link'], 'input'),
          needs(['http', 'args'], 'request'),
          needs(['update'], 'event'),
        ],
      },
    },
  },
})

/**
 * Reads a file of vectors.
 *
 * @throws {BadVectorsFile} if it is not there, or not of the format
 */
export async function readVectors(file: string): Promise<Vectors> {
  const vectors = parse(file, await read(file))
  if (!isVectors(vectors)) {
    const [problem] = isVectors.errors ?? []
    throw new BadVectorsFile(`${file} is no vectors file: ${problem?.instancePath ?? ''} ${problem?.message ?? ''}`)
  }
  const ids = vectors.cases.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new BadVectorsFile(`${file} has two cases called ${twice}`)
  return vectors
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new BadVectorsFile(`${file} cannot be read`, { cause })
  }
}

function parse(file: string, content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (cause) {
    throw new BadVectorsFile(`${file} is not JSON`, { cause })
  }
}
