import type { Emulator } from 'invitegram/emulator'
import { refsOf } from './expectation'
import { type Answer, sendCall } from './http'
import { filledIn, isObject } from './match'
import { setUpdateState } from './update-state'
import type { Case, CaseCall, World } from './vectors'
import { buildScene, type Scene } from './world'

/** A scene behind a real port. */
export interface Stage extends Scene {
  root: string
}

/** Opens the stage of a case, has its earlier calls made, lets `act` play, and closes it. */
export async function onStage<T>(
  world: World,
  item: Case,
  watch: (telegram: Emulator) => void,
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  const scene = buildScene(world, item)
  watch(scene.telegram)
  const server = await scene.telegram.listen()
  try {
    const stage = { ...scene, root: server.url }
    await setUpdateState(stage, item)
    await makeEarlierCalls(stage, item)
    return await act(stage)
  } finally {
    await server.close()
  }
}

/** Calls a method of the stage's Telegram, as the bot. */
export function call(
  { root, bot }: Stage,
  item: Case,
  { params = {}, ...rest }: CaseCall,
  result?: unknown,
): Promise<Answer> {
  const filled = filledIn(params, refsOf(item, result))
  return sendCall(root, bot.token, { ...rest, params: isObject(filled) ? filled : {} })
}

async function makeEarlierCalls(stage: Stage, item: Case): Promise<void> {
  const { calls = [], secondsSince = 0 } = item.precondition ?? {}
  for (const earlier of calls) await call(stage, item, { encoding: 'json', ...earlier })
  await stage.telegram.clock.advance({ seconds: secondsSince })
}
