import { cleanTitle } from '../parse/title'
import type { LinkSettings } from '../state/link'
import type { MethodCall } from './call'
import { badRequest, refusal } from './failures'

const LATEST_EXPIRY_SECONDS = 2 ** 31 - 1
const HIGHEST_LIMIT = 100_000

/** @throws {CallFailure} if the name is not UTF-8 */
export function readSettings({ args }: MethodCall): LinkSettings {
  const title = cleanTitle(args.text('name'))
  const expirySeconds = args.count('expire_date', LATEST_EXPIRY_SECONDS)
  const limit = args.count('member_limit', HIGHEST_LIMIT)
  return {
    title,
    expiresAt: expirySeconds === 0 ? null : new Date(expirySeconds * 1000),
    limit: limit === 0 ? null : limit,
    requiresApproval: args.flag('creates_join_request'),
  }
}

/** What TDLib sees by itself. @throws {CallFailure} */
export function checkCombination({ limit, requiresApproval }: LinkSettings): void {
  if (requiresApproval && limit !== null) {
    throw badRequest("member limit can't be specified for links requiring administrator approval")
  }
}

/** What Telegram's server looks at. @throws {UpstreamError} */
export function checkRange({ expiresAt, limit }: LinkSettings, { world }: MethodCall): void {
  const { pastExpireDate, memberLimit100000 } = world.unknowns
  if (expiresAt !== null && expiresAt <= world.clock.now() && pastExpireDate !== null) throw refusal(pastExpireDate)
  if (limit === HIGHEST_LIMIT && memberLimit100000 !== null) throw refusal(memberLimit100000)
}
