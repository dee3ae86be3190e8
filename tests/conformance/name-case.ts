import { isObject } from './match'
import type { Stage } from './stage'
import type { Case, Json, JsonObject } from './vectors'

/** A case about a name, as a call that makes a link of this name, for a chat of its own. */
export function nameAsCall({ telegram, bot }: Stage, item: Case): Case {
  const chat = telegram.addChat({ type: 'supergroup' })
  chat.promote(bot, { canInviteUsers: true })
  const params = { chat_id: chat.id, name: item.input ?? '' }
  return { ...item, kind: 'call', method: 'createChatInviteLink', params, expect: ofLink(item.expect) }
}

/** What is expected of a name, as expected of the answer that has the link in it. */
function ofLink({ $oneOf: choices, name, ...others }: JsonObject): JsonObject {
  if (Array.isArray(choices)) return { $oneOf: choices.filter(isObject).map(ofLink) as Json[] }
  return { ok: true, ...others, ...(name !== undefined && { result: { name } }) }
}
