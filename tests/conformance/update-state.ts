import { call, type Stage } from './stage'
import type { Case, CaseUpdate, JsonObject, WebhookState } from './vectors'

/** What a bot is allowed to get in a case that says nothing about it. */
export const USUAL = ['message', 'my_chat_member', 'chat_member', 'chat_join_request']

const BEYOND_ALL = 2 ** 31 - 1

const ANY_WEBHOOK = 'https://example.org/hook'

/** Brings in what a case says of updates before it begins: what is asked for, what waits, who has fetched or will get it. */
export async function setUpdateState(stage: Stage, item: Case): Promise<void> {
  const { allowed, queue = [], queueSize = 0, webhook, maxConnections, previousCall, updates } = item.precondition ?? {}
  if (queue.length > 0) await fillQueue(stage, item, queue)
  for (let count = 0; count < queueSize; count++) enqueue(stage, {})
  const wanted = allowed ?? updates?.map(typeOf)
  if (wanted !== undefined) await setAllowed(stage, item, wanted)
  if (webhook !== undefined || item.kind === 'delivery') {
    await setWebhook(stage, item, { ...settingsOf(webhook), max_connections: maxConnections })
  }
  if (previousCall !== undefined) {
    const { offset = 0, secondsAgo = 0 } = previousCall
    await call(stage, item, { method: 'getUpdates', params: { offset }, encoding: 'json' })
    await stage.telegram.clock.advance({ seconds: secondsAgo })
  }
}

/** `undefined`: all that people's doings set off. */
export async function setAllowed(stage: Stage, item: Case, allowed: string[] | 'default' = USUAL): Promise<void> {
  const allowed_updates = allowed === 'default' ? [] : allowed
  // So far beyond all there is, an offset confirms nothing, and no other call asks for the same again.
  const params = { offset: BEYOND_ALL, limit: 1, timeout: 0, allowed_updates }
  await call(stage, item, { method: 'getUpdates', params, encoding: 'json' })
}

async function setWebhook(stage: Stage, item: Case, params: WebhookState & { max_connections?: number }) {
  const given = Object.entries({ url: ANY_WEBHOOK, ...params }).filter(([, value]) => value !== undefined)
  await call(stage, item, { method: 'setWebhook', params: Object.fromEntries(given), encoding: 'json' })
  // Another setWebhook within a second would be refused.
  await stage.telegram.clock.advance({ seconds: 1 })
}

export function settingsOf(webhook: string | WebhookState | undefined): WebhookState {
  return typeof webhook === 'string' ? { url: webhook } : { ...webhook }
}

/** What waits has been let in before, whatever is allowed now. */
async function fillQueue(stage: Stage, item: Case, queue: readonly CaseUpdate[]): Promise<void> {
  await setAllowed(stage, item, queue.map(typeOf))
  for (const update of queue) enqueue(stage, update)
  await setAllowed(stage, item, 'default')
}

/** What an update is, as it is written in a queue or in words. */
function typeOf(update: string | CaseUpdate): string {
  const words = typeof update === 'string' ? update.split(' ') : Object.keys(update)
  return words.find((word) => word !== 'update_id') ?? 'message'
}

function enqueue({ bot, telegram }: Stage, { update_id, ...content }: CaseUpdate): void {
  const { updates } = bot
  if (update_id !== undefined) updates.nextId = update_id
  const [[type, payload] = ['message', aMessage(telegram.clock.now())]] = Object.entries(content)
  // The emulator refuses types that there are not.
  updates.push(type as 'message', payload as JsonObject, { chatId: 1 })
}

function aMessage(now: Date) {
  const date = Math.floor(now.getTime() / 1000)
  return { message_id: 1, date, chat: { id: 1, type: 'private', first_name: 'Ann' }, text: 'hello' }
}
