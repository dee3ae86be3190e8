import type { Update } from '@grammyjs/types'
import type { WebhookOptions } from 'invitegram'

export const SECRET = 'Tr0ub4dor_and-3'

export const OPTIONS: WebhookOptions = { secretToken: SECRET }

/** An update that is as good as any. */
export const UPDATE = {
  update_id: 7,
  message: { message_id: 1, date: 1_803_902_400, chat: { id: 5, type: 'private', first_name: 'Ann' }, text: 'é' },
}

/** The headers that Telegram sends. */
export const HEADERS = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET }

/** Takes updates as a client does, and keeps them; fails as often as it is told to. */
export function aHandler(...failures: unknown[]) {
  const handled: Update[] = []
  return {
    handled,
    async handleUpdate(update: Update): Promise<void> {
      if (failures.length > 0) throw failures.shift()
      handled.push(update)
    },
  }
}
