import type { EmulatedCall } from 'invitegram/emulator'
import { jsonOrText } from '../support/json-or-text'
import { isObject } from './match'

/** What the server answered. */
export interface WireAnswer {
  ok: boolean
  description: string | undefined
  /** The id that the chat has by now, if that is why it refused. */
  newChatId: number | undefined
  code: number
}

export function answerTo({ response }: EmulatedCall): WireAnswer {
  const body = jsonOrText(response.body)
  const { ok, description, error_code: code = 0, parameters } = isObject(body) ? body : {}
  const newChatId = isObject(parameters) ? parameters.migrate_to_chat_id : undefined
  return {
    ok: ok === true,
    description: typeof description === 'string' ? description : undefined,
    newChatId: typeof newChatId === 'number' ? newChatId : undefined,
    code: Number(code),
  }
}
