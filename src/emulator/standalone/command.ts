import { Emulator } from '../emulator'
import type { EmulatorServer } from '../server/listen'
import { readArguments, USAGE } from './arguments'
import { Control } from './control/control'
import { controlOverHttp } from './control/http'
import { pointersTo } from './pointers'

/**
 * Runs an emulated Telegram as a server of its own until it is to end.
 *
 * @param untilEnd - settles when it is to end
 * @returns the exit code: 0, also after `--help`; 1 if the port is taken; 2 if the arguments make no sense
 */
export async function standalone(
  args: readonly string[],
  print: (line: string) => void,
  untilEnd: () => Promise<unknown>,
): Promise<0 | 1 | 2> {
  const wish = readArguments(args)
  if (wish.kind !== 'run') {
    const complaint = wish.kind === 'nonsense' ? [wish.why, ''] : []
    for (const line of [...complaint, ...USAGE]) print(line)
    return wish.kind === 'help' ? 0 : 2
  }

  const { port, settings } = wish
  const server = await start(new Emulator(settings), port, print)
  if (server === undefined) {
    print(`Port ${port} is taken: choose another with --port`)
    return 1
  }
  await untilEnd()
  await server.close()
  return 0
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
  print(`How to make people act, time pass and things go wrong is in docs/guide/emulator.md`)
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
