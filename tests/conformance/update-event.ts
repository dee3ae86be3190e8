import type { AdministratorRights, EmulatedChat, EmulatedLink, EmulatedUser } from 'invitegram/emulator'
import { camelCased } from './camel-case'
import type { Stage } from './stage'
import type { Case, CaseChat, CaseEvent, World } from './vectors'
import { userOf } from './world-user'

/** All that has a part in an event. */
interface Happening {
  stage: Stage
  event: CaseEvent
  chat: EmulatedChat
  /** To whom it happens. */
  user: EmulatedUser
  /** Who does it to them. */
  actor: EmulatedUser
  /** How they come in: by a link, or `null` by the door of a public chat. */
  link: EmulatedLink | null
}

interface EventKind {
  /** The update that tells of it. */
  subject: string
  happen(happening: Happening): void
}

const KINDS: Readonly<Record<string, EventKind>> = {
  joinRequest: { subject: 'chat_join_request', happen: ask },
  approved: { subject: 'chat_member', happen: askAndBeApproved },
  join: { subject: 'chat_member', happen: join },
  joinByFolderLink: {
    subject: 'chat_member',
    happen: ({ user, chat }) => expectOutcome('joined', user.joinThroughFolder(chat)),
  },
  added: { subject: 'chat_member', happen: ({ actor, chat, user }) => void actor.add(chat, user) },
  banned: {
    subject: 'chat_member',
    happen({ actor, chat, user }) {
      chat.add(user)
      actor.ban(chat, user)
    },
  },
  botPromoted: {
    subject: 'my_chat_member',
    happen({ stage, actor, chat, event: { rights = {} } }) {
      actor.promote(chat, stage.bot, camelCased<AdministratorRights>(rights))
    },
  },
  serviceMessage: { subject: 'message', happen: (it) => serviceKind(it.event)(it) },
}

/** What people do that Telegram notes in the chat itself, by the name that TDLib has for the note. */
const SERVICE_MESSAGES: Readonly<Record<string, (happening: Happening) => void>> = {
  chatJoinByLink: join,
  chatJoinByRequest: askAndBeApproved,
  chatAddMembers: ({ actor, chat, user }) => void actor.add(chat, user),
  chatDeleteMember({ chat, user }) {
    chat.add(user)
    user.leave(chat)
  },
}

/** The key of the update that tells of an event. */
export function subjectOf({ type }: CaseEvent): string {
  return kindOf(type).subject
}

/** The chat of an event, with the bot in it as it has to be to hear of it. */
export function chatOfEvent(world: World, { type, chat = 'sg', rights = {}, botRights }: CaseEvent): CaseChat {
  const isMadeAdministrator = type === 'botPromoted' && rights.can_invite_users === true
  return {
    ref: chat,
    type: world.chats[chat]?.type ?? null,
    botStatus: isMadeAdministrator ? 'member' : 'administrator',
    botRights: botRights ?? { can_invite_users: true },
  }
}

/**
 * Lets people do what an event says.
 *
 * @returns the id of the query that the bot is asked as a guard, if it is
 */
export function happen(stage: Stage, item: Case, event: CaseEvent): string | undefined {
  const { telegram, chat } = stage
  if (chat === undefined) throw new Error(`nobody can be in the chat ${event.chat}`)
  const actor = event.by === undefined ? ownerOf(chat) : userOf(telegram, event.by)
  empower(chat, actor, event)
  if (event.queryId !== undefined) chat.guardBot = stage.bot
  const user = event.user === undefined ? actor : userOf(telegram, event.user)
  kindOf(event.type).happen({ stage, event, chat, user, actor, link: linkOf(stage, item, event, chat) })
  return chat.guardQueryOf(user)?.id
}

/** An event says who did it: so they may. */
function empower(chat: EmulatedChat, actor: EmulatedUser, { rights = {} }: CaseEvent): void {
  if (chat.member(actor)?.status === 'creator') return
  const needed = { canInviteUsers: true, canRestrictMembers: true, canPromoteMembers: true }
  chat.promote(actor, { ...camelCased<AdministratorRights>(rights), ...needed })
}

function ask({ user, chat, link }: Happening): void {
  if (link === null) chat.joinByRequest = true
  expectOutcome(chat.guardBot === null ? 'requested' : 'being checked', user.requestToJoin(link ?? chat))
}

function askAndBeApproved(happening: Happening): void {
  const { actor, chat, user } = happening
  if (chat.pendingRequestOf(user) === undefined) ask(happening)
  expectOutcome('approved', actor.approve(chat, user))
}

function join({ user, chat, link }: Happening): void {
  user.stars = link?.subscription?.price ?? 0
  expectOutcome('joined', user.join(link ?? chat))
}

function expectOutcome(wanted: string, outcome: string): void {
  if (outcome !== wanted) throw new Error(`instead of ${wanted}: ${outcome}`)
}

/** Of a link that the case does not describe, all that matters is that it serves the event. */
function linkOf({ bot }: Stage, { precondition }: Case, { link: ref, type, content }: CaseEvent, chat: EmulatedChat) {
  const described = precondition?.links?.find((link) => link.ref === ref)
  if (described !== undefined) return chat.linkBy(described.invite_link) ?? null
  const needsLink = typeof ref === 'string' || content === 'chatJoinByLink' || content === 'chatJoinByRequest'
  const requireApproval = type === 'joinRequest' || type === 'approved' || content === 'chatJoinByRequest'
  return needsLink ? chat.addLink({ creator: bot, requireApproval }) : null
}

function kindOf(type: string): EventKind {
  const kind = KINDS[type]
  if (kind === undefined) throw new Error(`nobody can make a ${type} happen`)
  return kind
}

function serviceKind({ content = '' }: CaseEvent) {
  const kind = SERVICE_MESSAGES[content]
  if (kind === undefined) throw new Error(`nobody can make a ${content} happen`)
  return kind
}

function ownerOf(chat: EmulatedChat): EmulatedUser {
  const owner = chat.members.find(({ status }) => status === 'creator')?.user
  if (owner === undefined || owner.isBot) throw new Error('nobody owns the chat')
  return owner
}
