import type { ChatInviteLink } from '@grammyjs/types'
import type { CallOptions } from '../api/caller'
import { asGiven } from './as-given'
import type { LinkContext } from './link-context'
import type { LooseSettings } from './options'
import { toLinkParams } from './params'
import { arePlain, type Settings } from './plain-settings'
import { toWireLink } from './wire-link'

export async function createLink(
  { caller, clock }: LinkContext,
  chatId: number | string,
  options: LooseSettings,
  call?: CallOptions,
): Promise<ChatInviteLink> {
  const method = 'createChatInviteLink'
  const now = clock.now()
  const settings = arePlain(options, now) ? options : await checkInFull(asGiven(options), now)
  return toWireLink(method, await caller.call(method, { chat_id: chatId, ...toLinkParams(settings) }, call))
}

async function checkInFull(options: LooseSettings, now: Date): Promise<Settings> {
  const { checkSettings } = await import('./check-options')
  return checkSettings(options, now, 'createInviteLink')
}
