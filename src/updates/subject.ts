import type { Update } from '@grammyjs/types'

/** What may stand in an update, of what concerns us here: nothing of it is sure. */
interface Payload {
  readonly new_chat_member?: { readonly user?: { readonly id?: unknown } | null } | null
  readonly from?: { readonly id?: unknown } | null
  readonly user?: { readonly id?: unknown } | null
  readonly chat?: { readonly id?: unknown } | null
}

/**
 * Whom an update is about: what concerns one person is handled in its order, others meanwhile. What is about no person
 * is about its chat.
 */
export function subjectOf({ update_id, my_chat_member, ...kinds }: Update): unknown {
  if (my_chat_member !== undefined) return (my_chat_member as Payload)?.chat?.id
  const [payload] = Object.values(kinds) as (Payload | null | undefined)[]
  return (
    payload?.new_chat_member?.user?.id ??
    payload?.from?.id ??
    payload?.user?.id ??
    payload?.chat?.id ??
    // Nobody knows: it stands by itself.
    Symbol(`update ${update_id}`)
  )
}
