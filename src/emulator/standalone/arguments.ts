import { parseArgs } from 'node:util'
import type { ClockMode } from '../clock'
import type { ServerKind } from '../server/route'

/** What was asked for on the command line. */
export type Wish =
  | { readonly kind: 'run'; readonly port: number; readonly settings: Settings }
  | { readonly kind: 'help' }
  | { readonly kind: 'nonsense'; readonly why: string }

interface Settings {
  readonly seed: number
  readonly clock: ClockMode
  readonly server: ServerKind
}

export const USAGE: readonly string[] = [
  'npm run emulator -- [--port 8081] [--seed 1] [--clock system|still|auto] [--server KIND]',
  '',
  "KIND is cloud, self-hosted, or 'self-hosted --local', which delivers to webhooks on this machine.",
]

const CLOCKS = ['system', 'still', 'auto'] as const satisfies readonly ClockMode[]
const SERVERS = ['cloud', 'self-hosted', 'self-hosted --local'] as const satisfies readonly ServerKind[]
const HIGHEST_PORT = 65_535

export function readArguments(args: readonly string[]): Wish {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', default: false },
        port: { type: 'string', default: '8081' },
        seed: { type: 'string', default: '1' },
        clock: { type: 'string', default: 'system' },
        server: { type: 'string', default: 'cloud' },
      },
    })
    if (values.help) return { kind: 'help' }
    return {
      kind: 'run',
      port: wholeNumber('port', values.port, HIGHEST_PORT),
      settings: {
        seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
        clock: oneOf(CLOCKS, 'clock', values.clock),
        server: oneOf(SERVERS, 'server', values.server),
      },
    }
  } catch (error) {
    return { kind: 'nonsense', why: (error as Error).message }
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number <= max) return number
  throw new RangeError(`--${name} has to be a whole number from 0 to ${max}, and not '${text}'`)
}

function oneOf<T extends string>(choices: readonly T[], name: string, text: string): T {
  const choice = choices.find((one) => one === text)
  if (choice !== undefined) return choice
  throw new RangeError(`--${name} has to be ${choices.map((one) => `'${one}'`).join(' or ')}, and not '${text}'`)
}
