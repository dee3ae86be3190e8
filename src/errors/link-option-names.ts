import { checkOptionNames } from './option-names'

/** What the settings of a link are called by other clients and on the wire. */
const KNOWN_ELSEWHERE = {
  name: 'title',
  expireDate: 'expireAt',
  expiresAt: 'expireAt',
  expires: 'expireAt',
  expiry: 'expireAt',
  expiresIn: 'expireIn',
  ttl: 'expireIn',
  memberLimit: 'limit',
  usageLimit: 'limit',
  maxUses: 'limit',
  createsJoinRequest: 'requireApproval',
  requiresApproval: 'requireApproval',
  approval: 'requireApproval',
  subscriptionPrice: 'price',
  stars: 'price',
}

/** The same as {@link checkOptionNames}, for settings of links. */
export function checkLinkOptionNames(
  options: unknown,
  names: readonly string[],
  where: string,
  parameter?: string,
): void {
  checkOptionNames(options, names, where, parameter, KNOWN_ELSEWHERE)
}
