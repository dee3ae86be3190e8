import type { ApiMethod, ApiResult, Caller } from 'invitegram'
import { aChatInviteLink } from '../../support/builders'

/** A way to Telegram on which every link is made at once. */
export const promptCaller: Caller = {
  call: async <M extends ApiMethod>() => aChatInviteLink() as ApiResult<M>,
}
