import type { BotStatus } from './access'
import { QUESTIONS, type Question } from './against'
import type { ChatAccess } from './chat-access'

const STANDING: Readonly<Record<BotStatus, string>> = {
  creator: 'the bot is the owner',
  administrator: 'the bot is an administrator',
  member: 'the bot is a member',
  restricted: 'the bot is restricted',
  left: 'the bot is not in the chat',
  kicked: 'the bot was removed',
}

const ABOUT: Readonly<Record<Question, string>> = {
  canManageLinks: 'manage invite links',
  canAnswerRequests: 'answer join requests',
  canSeeMembers: 'see who joins and leaves',
  canAttributeJoins: 'tell by which link somebody came',
  canRestrictMembers: 'ban people',
  canMakeSubscriptions: 'make subscription links',
  isGuard: 'be asked first, as the guard bot',
  receivesJoinRequests: 'be sent `chat_join_request`',
  receivesMemberChanges: 'be sent `chat_member`',
  receivesAccessChanges: 'be sent `my_chat_member`',
}

/** What most bots do well without. */
const EXTRAS: readonly Question[] = ['canRestrictMembers', 'canMakeSubscriptions', 'isGuard']

/** What there is to know and to do, line by line. */
export function advice(access: ChatAccess): string {
  const lines = QUESTIONS.flatMap((question, index) => {
    const { [question]: why } = access.because
    const next = QUESTIONS[index + 1]
    const isRepeated = next !== undefined && access.because[next] === why
    const line = `${markOf(access, question)} ${ABOUT[question]}`
    return why === undefined || isRepeated ? [line] : [line, `  → ${why}`]
  })
  return [headline(access), ...lines, ...deliveryLines(access)].join('\n')
}

function headline({ chat, chatId, botStatus, isDeleted }: ChatAccess): string {
  const name = chat === null ? `Chat ${chatId}` : `${chat.title ?? 'Chat'} (${chat.type} ${chat.id})`
  return `${name}: ${isDeleted ? 'the group was deleted' : STANDING[botStatus]}`
}

function markOf(access: ChatAccess, question: Question): string {
  if (access[question]) return '✓'
  return EXTRAS.includes(question) ? '–' : '✗'
}

function deliveryLines({ delivery }: ChatAccess): string[] {
  const { by, webhookHost, pendingUpdateCount, lastError } = delivery
  const way = by === 'webhook' ? `the webhook at ${webhookHost}` : 'polling'
  const line = `Updates come by ${way}, ${pendingUpdateCount} waiting`
  if (lastError === null) return [line]
  return [line, `! the webhook last failed at ${lastError.date.toISOString()}: ${lastError.message}`]
}
