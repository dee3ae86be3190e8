import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { EmulatorServer } from 'invitegram/emulator'
import { onTestFinished } from 'vitest'
import { runTool } from '../../../package/run'
import { aTelegram } from '../../../support/telegram'
import { Life, type Moment } from './life'

/** Turns of the event loop after which a call that came in waits for news. */
const CALM_TURNS = 3

/** A Telegram behind a port, where people come as long as somebody asks, and a bot that is run again and again. */
export async function aBusyTown() {
  const program = await buildProgram()
  const { telegram, bot, chat } = aTelegram()
  const doors = [chat.addLink({ creator: bot }), chat.addLink({ creator: bot, requireApproval: true })]
  const firstId = bot.updates.nextId
  await telegram.fetch(
    `https://telegram.example/bot${bot.token}/getUpdates?allowed_updates=["chat_member","chat_join_request"]`,
  )

  const come = (people: number) => {
    for (let at = 0; at < people; at++) telegram.addUser().join(doors[at % doors.length] ?? chat)
  }
  const waitingIds = () => new Set(bot.updates.pending.map(({ update_id }) => update_id))

  /** The bot's way to Telegram in one life: `people` come after each of its calls. */
  const open = (life: () => Life, people: number): Promise<EmulatorServer> => {
    const answer = async (request: Request) => {
      life().note('asked')
      const answering = telegram.fetch(request)
      for (let turns = 0; turns < CALM_TURNS; turns++) await setImmediate()
      come(people)
      const response = await answering
      life().note('answered')
      return response
    }
    return telegram.listen({ routes: { '/bot': answer } })
  }

  /** Waits for the end of a life, and until nothing of it is left on the way or in Telegram. */
  const bury = async (life: Life, server: EmulatorServer) => {
    const endedBy = await life.over()
    await server.close()
    await telegram.clock.advance({ minutes: 1 })
    const known = new Set(Array.from({ length: bot.updates.nextId - firstId }, (_, at) => firstId + at))
    return { begun: life.begun, handled: life.ended, endedBy, waiting: waitingIds(), known }
  }

  /** Lets the bot live until that moment. */
  const live = async (moment: Moment, people: number) => {
    const server = await open(() => life, people)
    const life = new Life(program, [server.url, bot.token], moment)
    return await bury(life, server)
  }

  /** Lets the bot live until it has handled all that waits, and end in peace. */
  const liveOn = async () => {
    come(1)
    const waiting = waitingIds()
    const server = await open(() => life, 0)
    const life = new Life(program, [server.url, bot.token], undefined, () => {
      if (life.ended.length === waiting.size) life.stop()
    })
    return await bury(life, server)
  }
  return { live, liveOn }
}

/** In plain JavaScript it starts in a tenth of the time. */
async function buildProgram(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'invitegram-killed-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'program.mjs')
  const source = new URL('./program.ts', import.meta.url).pathname
  await runTool('esbuild', [
    source,
    '--bundle',
    '--format=esm',
    '--platform=node',
    '--target=node20',
    `--outfile=${file}`,
  ])
  return file
}
