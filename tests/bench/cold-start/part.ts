import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Child } from '../child'
import { BARE, OURS, PEERS } from '../contestant'
import type { Figure } from '../figure'
import { differences, median, spread } from '../numbers'
import { programFile } from '../programs'
import type { Result } from '../result'

const ROUNDS = 21
const NOTHING = 'bare node'

/**
 * How long it takes from the start of a process to its first link, beyond what Node itself takes for nothing: seen from
 * outside, and over when the process is.
 */
export async function benchColdStart(): Promise<Result> {
  const server = new Child<object, string>(programFile('answering/server'))
  try {
    const programs = await writePrograms(await server.tell({}))
    const times = new Map<string, number[]>([...programs.keys()].map((name) => [name, []]))
    // The first round fills the caches of the file system.
    for (let round = -1; round < ROUNDS; round++) {
      for (const [name, program] of programs) {
        const ms = await timeProcess(program)
        if (round >= 0) times.get(name)?.push(ms)
      }
    }
    return report(times)
  } finally {
    server.stop()
  }
}

/** By their names, programs that do no more than to make one link. */
async function writePrograms(url: string): Promise<Map<string, string>> {
  const programs = new Map<string, string>()
  for (const name of [NOTHING, OURS, ...PEERS, ...BARE]) {
    const program = programFile(`cold-start/${name.replace(' ', '-')}`)
    const code = `import { open } from '../contestants/${name}.js'\nawait open('${url}').createLink('Spring', 50)\n`
    await mkdir(dirname(program), { recursive: true })
    // Some would linger until their connections are closed, which is none of their first link.
    await writeFile(program, `${name === NOTHING ? '' : code}process.exit()\n`)
    programs.set(name, program)
  }
  return programs
}

async function timeProcess(program: string): Promise<number> {
  const startMs = performance.now()
  const [code] = await once(spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit')
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
  return performance.now() - startMs
}

function report(times: ReadonlyMap<string, readonly number[]>): Result {
  const nothing = times.get(NOTHING) ?? []
  const over = (name: string) => differences(times.get(name) ?? [], nothing)
  const figure: Figure = {
    what: 'import and first call over bare node',
    bound: { atMost: 20 },
    aim: 12,
    values: over(OURS),
    unit: ' ms',
  }
  return {
    tables: [
      {
        title: `a process that makes one link, medians of ${ROUNDS} rounds`,
        head: ['', 'whole process, ms', 'spread', 'over bare node, ms'],
        rows: [...times].map(([name, ms]) => [
          name,
          median(ms).toFixed(1),
          `±${spread(ms)} %`,
          median(over(name)).toFixed(1),
        ]),
      },
    ],
    figures: [figure],
  }
}
