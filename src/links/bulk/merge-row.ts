import { checkLinkOptionNames } from '../../errors'
import { SETTINGS } from '../plain-settings'
import type { InviteLinkRow } from './options'

/** The settings of one link among many: what its row names, over what goes for each. */
export function mergeRow(each: InviteLinkRow, row: InviteLinkRow): InviteLinkRow {
  checkLinkOptionNames(row, SETTINGS, 'a link')
  // A link expires once: a row that says when, in whichever way, says all there is.
  const expiry = row.expireAt === undefined && row.expireIn === undefined ? each : row
  return {
    title: row.title === undefined ? each.title : row.title,
    expireAt: expiry.expireAt,
    expireIn: expiry.expireIn,
    limit: row.limit === undefined ? each.limit : row.limit,
    requireApproval: row.requireApproval === undefined ? each.requireApproval : row.requireApproval,
  }
}
