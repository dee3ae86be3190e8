import type { EmulatedBot, EmulatorOptions } from 'invitegram/emulator'
import { aScene, type Scene } from '../scene'

/** What a bot was told, the oldest first, without the numbers of the updates. */
export function told(bot: EmulatedBot): object[] {
  return bot.updates.pending.map(({ update_id: _, ...update }) => update)
}

/** A scene whose bot has asked for all there is to hear about people. */
export async function aHearingScene(options?: EmulatorOptions): Promise<Scene> {
  const scene = aScene(options)
  await hearAll(scene)
  return scene
}

async function hearAll({ ask }: Pick<Scene, 'ask'>): Promise<void> {
  const types = ['message', 'chat_member', 'my_chat_member', 'chat_join_request']
  await ask('getUpdates', { allowed_updates: JSON.stringify(types) })
}

/** How a group’s chat and its people look in an update. */
export const CHESS_CLUB = { id: -1_001_234_567_890, title: 'Chess club', type: 'supergroup' }
export const OLGA = { id: 1001, is_bot: false, first_name: 'Olga' }
export const ADA = { id: 2001, is_bot: false, first_name: 'Ada' }
export const PORTER = { id: 700_100, is_bot: true, first_name: 'Porter', username: 'porter_bot' }

/** The scene's time, in Unix seconds. */
export const NOW_SECONDS = 1_803_902_400
