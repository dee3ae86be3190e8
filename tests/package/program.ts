// A program of somebody who has the package installed. Every TypeScript that is supported has to agree with it.

import type { CallOptions, CreateInviteLinkOptions, InviteLink, Layer } from 'invitegram'
import { ApiError, Client } from 'invitegram'
import { type EmulatedChat, Emulator } from 'invitegram/emulator'
import { telegramHandlers } from 'invitegram/emulator/msw'

const telegram = new Emulator({ clock: 'auto', startAt: new Date(0) })
const chat: EmulatedChat = telegram.addChat({ type: 'channel' })
const quiet: Layer = (inner) => ({ call: (method, params, options) => inner.call(method, params, options) })
const client = new Client('token', { fetch: telegram.fetch, clock: telegram.clock, layers: [quiet] })

export const handlers: object[] = telegramHandlers(telegram)

export async function invite(options: CreateInviteLinkOptions, call: CallOptions): Promise<InviteLink> {
  const link = await client.createInviteLink(chat.id, options, call)
  const title: string | null = link.title
  const { username }: { username: string } = await client.api.call('getMe')
  return await link.edit({ title: title ?? username, expireIn: { days: 7 } })
}

export function hintOf(error: unknown): string | undefined {
  return error instanceof ApiError && error.reason === 'not-enough-rights' ? error.hint : undefined
}

// @ts-expect-error: a link is either counted or approved
void client.createInviteLink(chat.id, { limit: 50, requireApproval: true })
// @ts-expect-error: a misspelt option
void client.createInviteLink(chat.id, { expiresAt: new Date() })
