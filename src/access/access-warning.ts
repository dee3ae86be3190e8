import { maskLinks } from '../errors'
import type { AccessChange } from './access-change'

/** What a bot's owner should know of, though nothing failed. */
export interface AccessWarning {
  readonly code: keyof typeof UNTOLD
  readonly message: string
  readonly chatId: number
}

/** What Telegram will not tell, and what it takes to be told. */
const UNTOLD = {
  'members-unseen': { what: 'who joins and leaves there', needed: 'an administrator' },
  'requests-unseen': { what: 'who asks to be let in there', needed: 'an administrator who may invite users' },
  'access-lost': {
    what: 'who joins and leaves there, or asks to be let in',
    needed: 'an administrator who may invite users',
  },
} as const

/**
 * Warns where somebody listens in vain from now on: to people, or to requests to join. A bot can be in a chat and hear
 * of neither, so that is worth a warning when it comes in, too.
 *
 * @param listens - to what somebody listens
 * @returns `'access-lost'` where it is both; `null` where nobody misses anything
 */
export function accessWarning(
  change: AccessChange,
  listens: { readonly members: boolean; readonly requests: boolean },
): AccessWarning | null {
  const { chat, before, after } = change
  if (chat.type === 'private') return null
  const misses = (ability: 'canSeeMembers' | 'canAnswerRequests') =>
    !after[ability] && (before[ability] || (after.isPresent && !before.isPresent))
  const code = codeFor(listens.members && misses('canSeeMembers'), listens.requests && misses('canAnswerRequests'))
  if (code === null) return null

  const { what, needed } = UNTOLD[code]
  const act = after.isPresent ? 'Make it' : 'Add it again, as'
  const message = `${change}. Telegram will not tell it ${what}. ${act} ${needed}.`
  return { code, message: maskLinks(message), chatId: chat.id }
}

function codeFor(missesMembers: boolean, missesRequests: boolean): AccessWarning['code'] | null {
  if (missesMembers && missesRequests) return 'access-lost'
  if (missesMembers) return 'members-unseen'
  return missesRequests ? 'requests-unseen' : null
}
