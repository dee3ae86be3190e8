import type { ApiParams } from '../api/caller'
import { toUnixSeconds } from '../time/unix-seconds'
import type { Settings } from './plain-settings'

type LinkParams = Pick<
  ApiParams<'createChatInviteLink'>,
  'name' | 'expire_date' | 'member_limit' | 'creates_join_request'
>

/** The table of names: ours on the right, Telegram's on the left. */
export function toLinkParams({ title, expireAt, limit, requireApproval }: Settings): LinkParams {
  return {
    name: title || undefined,
    expire_date: expireAt ? toUnixSeconds(expireAt) : undefined,
    member_limit: limit ?? undefined,
    creates_join_request: requireApproval,
  }
}
