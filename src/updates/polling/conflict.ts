import { ApiError } from '../../errors'

const WEBHOOK_IS_SET =
  'This bot has a webhook, and Telegram sends its updates there: await `client.deleteWebhook()` before polling, or serve `client.webhook()` in place of it.'

const ANOTHER_INSTANCE =
  'Another program polls with the same token, and only one can: end it, or give one of the two a bot of its own.'

const WEBHOOK_WAS_SET =
  'A webhook has been set for this bot just now, and Telegram sends its updates there from now on: end the polling before, or delete the webhook.'

/** Of a conflict, which one it is and what to do about it; any other error as it is. */
export function explainConflict(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.reason !== 'conflict') return error
  const { method, code, description, reason } = error
  return new ApiError({ method, code, description, reason, hint: hintFor(description) })
}

function hintFor(description: string): string {
  if (description.includes('webhook is active')) return WEBHOOK_IS_SET
  return description.includes('setWebhook') ? WEBHOOK_WAS_SET : ANOTHER_INSTANCE
}
