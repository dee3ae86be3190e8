import type { Opts } from '@grammyjs/types'
import type { ApiMethod } from '../api/caller'

type MethodWithoutParameters = { [M in ApiMethod]: keyof Opts<never>[M] extends never ? M : never }[ApiMethod]

const METHODS: Readonly<Record<MethodWithoutParameters, true>> = {
  close: true,
  getAvailableGifts: true,
  getForumTopicIconStickers: true,
  getMe: true,
  getMyStarBalance: true,
  getWebhookInfo: true,
  logOut: true,
  removeMyProfilePhoto: true,
}

/** Whether a method takes no parameters: hosts that have a function for each take the signal first there. */
export function isWithoutParameters(method: ApiMethod): boolean {
  return Object.hasOwn(METHODS, method)
}
