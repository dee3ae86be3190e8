import type { Stage } from './stage'
import type { Case, CaseEvent, CaseLink, Json, JsonObject, World } from './vectors'

/** All that the facts of an event depend on. */
interface Happened {
  event: CaseEvent
  /** The link, where the case describes it. */
  link: CaseLink | undefined
  isPublic: boolean
  isBasicGroup: boolean
  /** Who did it, if that is not who it happened to. */
  actor: { id: number }
  /** When, in seconds. */
  date: number
  bio: string | null
}

/** By type of event: what a client has to tell of it, and the facts, by what has happened. */
const FACTS: Readonly<Record<string, (happened: Happened) => JsonObject>> = {
  joinRequest: (it) => ({ joinRequest: requestFacts(it) }),
  join: (it) => ({ memberJoined: { via: viaOwnWill(it), until: isoDate(paidUntil(it)) } }),
  approved: (it) => ({ memberJoined: { via: { by: 'request', link: linkFacts(it), approvedBy: it.actor } } }),
  joinByFolderLink: ({ isBasicGroup }) => ({ memberJoined: { via: { by: isBasicGroup ? 'unknown' : 'folder' } } }),
  added: ({ actor }) => ({ memberJoined: { via: { by: 'added', actor } } }),
  banned: ({ actor }) => ({ memberLeft: { reason: 'removed', isBanned: true, bannedUntil: null, actor } }),
  botPromoted: (it) => ({ accessChanged: accessFacts(it) }),
}

/** What a client has to tell of the event of a case: by hand, from what happened, not from how Telegram tells of it. */
export function factsFor({ chat, telegram }: Stage, { event, precondition }: Case, world: World): Json[] {
  const facts = FACTS[event?.type ?? '']
  if (event === undefined || chat === undefined || facts === undefined) return []
  const owner = chat.members.find(({ status }) => status === 'creator')?.user.id ?? 0
  const actor = { id: event.by ?? owner }
  const user = { id: event.user ?? actor.id }
  const date = event.date ?? world.clock
  const told = facts({
    event,
    link: precondition?.links?.find(({ ref }) => ref === event.link),
    isPublic: chat.username !== '',
    isBasicGroup: chat.type === 'group',
    actor,
    date,
    bio: telegram.user(user.id)?.bio || null,
  })
  const whom = event.type === 'botPromoted' ? { actor } : { user }
  const common = { chat: { id: chat.id }, date: isoDate(date), ...whom }
  return [Object.fromEntries(Object.entries(told).map(([name, own]) => [name, { ...common, ...Object(own) }]))]
}

function requestFacts(happened: Happened): JsonObject {
  const { event, bio, date } = happened
  const { queryId = null } = event
  return {
    bio,
    inviteLink: linkFacts(happened),
    queryId,
    messageUntil: isoDate(date + 5 * 60),
    answerUntil: queryId === null ? null : isoDate(date + 10),
  }
}

/** Of the link of a public chat official apps make no use, unless it is to be paid for. */
function viaOwnWill(happened: Happened): JsonObject {
  const { isPublic, event, link } = happened
  if (event.link === null || event.link === undefined) return { by: 'public' }
  return isPublic && link?.subscription_period === undefined
    ? { by: 'public' }
    : { by: 'link', link: linkFacts(happened) }
}

/** Of others' links a bot sees but the beginning; of one that the case does not describe, that it is there. */
function linkFacts({ event, link }: Happened): JsonObject | null {
  if (event.link === null || event.link === undefined) return null
  if (link === undefined) return {}
  return link.creator === 'bot'
    ? { url: link.invite_link, isTruncated: false }
    : { url: { $re: '\\.\\.\\.$' }, isTruncated: true }
}

function accessFacts({ event: { rights = {} }, isBasicGroup }: Happened): JsonObject {
  // In a basic group every administrator may.
  const mayInvite = isBasicGroup || rights.can_invite_users === true
  return {
    after: { status: 'administrator', isAdministrator: true, canManageLinks: mayInvite, canAnswerRequests: mayInvite },
  }
}

function paidUntil({ link, date }: Happened): number | null {
  return link?.subscription_period === undefined ? null : date + link.subscription_period
}

function isoDate(seconds: number): string
function isoDate(seconds: number | null): string | null
function isoDate(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString()
}
