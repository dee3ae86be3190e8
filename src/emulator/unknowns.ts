import { InvalidOptionsError } from '../errors'

/** How Telegram's server refuses: with this constant, as `Bad Request: CONSTANT`. `null`: it does not refuse. */
export type Refusal = string | null

/**
 * What nobody outside Telegram knows for sure about its server. The emulator has to choose; where your code
 * should hold either way, choose otherwise and run your tests again.
 *
 * @example
 * new Emulator({ unknowns: { actOnRevokedLink: null } }) // revoking twice succeeds
 */
export interface Unknowns {
  /** Creating or editing a link with an expiry that has passed. @default 'EXPIRE_DATE_INVALID' */
  pastExpireDate: Refusal
  /** A `member_limit` of 100,000: it passes the Bot API server, but 99,999 is documented. @default 'USAGE_LIMIT_INVALID' */
  memberLimit100000: Refusal
  /** Editing or revoking a link that has been revoked. @default 'INVITE_HASH_EXPIRED' */
  actOnRevokedLink: Refusal
  /** Editing a primary link. @default 'CHAT_INVITE_PERMANENT' */
  editPrimaryLink: Refusal
  /** Editing or revoking a link that another administrator made. @default 'CHAT_ADMIN_REQUIRED' */
  foreignLink: Refusal
  /** Naming a link in another spelling than the one it was given out in (`telegram.me`, `joinchat`, …). @default 'INVITE_HASH_EXPIRED' */
  otherSpelling: Refusal
  /** A subscription price above 10,000 Stars. The default is a placeholder: the real constant is not known. @default 'PLACEHOLDER_PRICE_TOO_HIGH' */
  priceOver10000: Refusal
  /** A subscription period that is not 30 days. @default 'SUBSCRIPTION_PERIOD_INVALID' */
  otherSubscriptionPeriod: Refusal
  /** A new link for the direct messages chat of a channel. @default 'CHANNEL_MONOFORUM_UNSUPPORTED' */
  directMessagesLink: Refusal
  /** Whether a primary link that was revoked is still called primary. @default true */
  revokedPrimaryStaysPrimary: boolean
  /** Whether exportChatInviteLink revokes the bot's additional links too, not only its primary one. @default false */
  exportRevokesAdditional: boolean
  /** Whether the links of a basic group go on in the supergroup that it becomes, with the requests that wait. @default true */
  linksSurviveUpgrade: boolean
  /** How much of the hash of somebody else's link a bot is shown in updates, in characters. `null`: all of it. @default 8 */
  foreignLinkShownLength: number | null
  /** Who is said to have acted (`from`) where a join request was approved: who approved it, or who is in now. @default 'approver' */
  approvalFrom: 'approver' | 'applicant'
  /** Whether who opens a link of a public chat joins the chat directly, as official apps do: then the link has no part in it. @default true */
  publicChatsBypassLinks: boolean
  /** Whether bots get a `chat_member` when a paid subscription goes on and its `until_date` moves. @default true */
  renewalIsTold: boolean
}

export const DEFAULT_UNKNOWNS: Readonly<Unknowns> = {
  pastExpireDate: 'EXPIRE_DATE_INVALID',
  memberLimit100000: 'USAGE_LIMIT_INVALID',
  actOnRevokedLink: 'INVITE_HASH_EXPIRED',
  editPrimaryLink: 'CHAT_INVITE_PERMANENT',
  foreignLink: 'CHAT_ADMIN_REQUIRED',
  otherSpelling: 'INVITE_HASH_EXPIRED',
  priceOver10000: 'PLACEHOLDER_PRICE_TOO_HIGH',
  otherSubscriptionPeriod: 'SUBSCRIPTION_PERIOD_INVALID',
  directMessagesLink: 'CHANNEL_MONOFORUM_UNSUPPORTED',
  revokedPrimaryStaysPrimary: true,
  exportRevokesAdditional: false,
  linksSurviveUpgrade: true,
  foreignLinkShownLength: 8,
  approvalFrom: 'approver',
  publicChatsBypassLinks: true,
  renewalIsTold: true,
}

const CONSTANT = /^[A-Z][A-Z\d_]*$/

/** @throws {InvalidOptionsError} if a choice is not of the kind there is to choose from */
export function checkUnknowns(unknowns: Partial<Unknowns>): void {
  for (const [name, choice] of Object.entries(unknowns)) {
    const expected = choice === undefined ? undefined : mistakeIn(name, choice)
    if (expected !== undefined) throw new InvalidOptionsError(name, expected, choice)
  }
}

/** What would have been right, if it is not. Names that there are not are somebody else's to refuse. */
function mistakeIn(name: string, choice: unknown): string | undefined {
  switch (name) {
    case 'approvalFrom':
      return choice === 'approver' || choice === 'applicant' ? undefined : "'approver' or 'applicant'"
    case 'foreignLinkShownLength':
      return isLength(choice) ? undefined : 'a whole number from 0, or null'
    default:
      return mistakeAgainst(new Map<string, unknown>(Object.entries(DEFAULT_UNKNOWNS)).get(name), choice)
  }
}

function mistakeAgainst(usual: unknown, choice: unknown): string | undefined {
  if (typeof usual === 'boolean') return typeof choice === 'boolean' ? undefined : 'true or false'
  const isRefusal = choice === null || (typeof choice === 'string' && CONSTANT.test(choice))
  return usual === undefined || isRefusal ? undefined : 'a constant such as INVITE_HASH_EXPIRED, or null'
}

function isLength(choice: unknown): boolean {
  return choice === null || (Number.isSafeInteger(choice) && Number(choice) >= 0)
}
