import { parseArgs } from 'node:util'
import type { ClockMode } from '../clock'
import { Emulator } from '../emulator'
import type { EmulatorServer } from '../server/listen'
import type { ServerKind } from '../server/route'
import { Control } from './control/control'
import { controlOverHttp } from './control/http'
import { pointersTo } from './pointers'

const USAGE = [
  'npm run emulator -- [--port 8081] [--seed 1] [--clock system|still|auto] [--server KIND]',
  '',
  "KIND is cloud, self-hosted, or 'self-hosted --local', which delivers to webhooks on this machine.",
]

/**
 * Runs an emulated Telegram as a server of its own until it is to end.
 *
 * @param untilEnd - settles when it is to end
 * @returns the exit code: 0; 1 if the port is taken; 2 if the arguments make no sense
 */
export async function standalone(
  args: readonly string[],
  print: (line: string) => void,
  untilEnd: () => Promise<unknown>,
): Promise<0 | 1 | 2> {
  const options = understood(args)
  if (options === undefined) {
    for (const line of USAGE) print(line)
    return 2
  }

  const { port, ...settings } = options
  const server = await start(new Emulator(settings), port, print)
  if (server === undefined) {
    print(`Port ${port} is taken: choose another with --port`)
    return 1
  }
  await untilEnd()
  await server.close()
  return 0
}

interface Options {
  port: number
  seed: number
  clock: ClockMode
  server: ServerKind
}

/** `undefined` if the arguments make no sense. */
function understood(args: readonly string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8081' },
        seed: { type: 'string', default: '1' },
        clock: { type: 'string', default: 'system' },
        server: { type: 'string', default: 'cloud' },
      },
    })
    const [port, seed] = [wholeNumber(values.port), wholeNumber(values.seed)]
    const { clock, server } = values
    const isRight = port <= 65_535 && Number.isSafeInteger(seed) && isClock(clock) && isServer(server)
    return isRight ? { port, seed, clock, server } : undefined
  } catch {
    return undefined
  }
}

/** `NaN` if it is none. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN
}

function isClock(text: string): text is ClockMode {
  return text === 'system' || text === 'still' || text === 'auto'
}

function isServer(text: string): text is ServerKind {
  return text === 'cloud' || text === 'self-hosted' || text === 'self-hosted --local'
}

/** Fills a Telegram with a bot, an owner and a chat, and lets it listen; `undefined` if the port is taken. */
async function start(
  telegram: Emulator,
  port: number,
  print: (line: string) => void,
): Promise<EmulatorServer | undefined> {
  const bot = telegram.addBot({ firstName: 'Porter' })
  const user = telegram.addUser({ firstName: 'Olga' })
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club', owner: user })
  chat.promote(bot, { canInviteUsers: true, canRestrictMembers: true })
  const control = new Control(telegram)
  control.know({ user, bot, chat })

  const server = await listen(telegram, port, control)
  if (server === undefined) return undefined
  print(`An emulated Telegram listens on ${server.url}`)
  print('')
  print(`token  ${bot.token}`)
  print(`chat   ${chat.id}  ${chat.title}, in which the bot may invite`)
  print(`owner  ${user.id}  ${user.firstName}`)
  print('')
  for (const line of pointersTo(server.url)) print(line)
  print('')
  print(`How to make people act, time pass and things go wrong is in docs/emulator.md`)
  print('Ctrl-C ends it.')
  return server
}

async function listen(telegram: Emulator, port: number, control: Control): Promise<EmulatorServer | undefined> {
  try {
    return await telegram.listen({ port, routes: { '/control/': controlOverHttp(control) } })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
}
