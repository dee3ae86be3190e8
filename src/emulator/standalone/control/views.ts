import type { EmulatedCall } from '../../server/call-log'
import type { EmulatedBot } from '../../state/bot'
import type { EmulatedChat } from '../../state/chat'
import type { EmulatedJoinRequest } from '../../state/chat-requests'
import type { EmulatedLink } from '../../state/link'
import type { EmulatedMember } from '../../state/member'
import type { EmulatedUser } from '../../state/user'

/** What can be read of things, as JSON: people are ids, dates ISO texts. */

export function viewOfUser(user: EmulatedUser) {
  const { id, firstName, lastName, username, isPremium, isDeleted, stars } = user
  return { id, firstName, lastName, username, isPremium, isDeleted, stars }
}

export function viewOfBot({ id, token, firstName, username }: EmulatedBot) {
  return { id, token, firstName, username }
}

export function viewOfChat(chat: EmulatedChat) {
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title,
    username: chat.username,
    memberCount: chat.memberCount,
    joinByRequest: chat.joinByRequest,
    guardBot: chat.guardBot?.id ?? null,
    upgradedTo: chat.upgradedTo?.id ?? null,
    isDeactivated: chat.isDeactivated,
  }
}

/** A chat, and all that is in it. */
export function fullViewOfChat(chat: EmulatedChat) {
  return {
    ...viewOfChat(chat),
    members: chat.members.map(viewOfMember),
    banned: chat.banned.map(viewOfMember),
    links: chat.links.map(viewOfLink),
    pendingRequests: chat.pendingRequests.map(viewOfRequest),
  }
}

export function viewOfLink(link: EmulatedLink) {
  return {
    url: link.url,
    creator: link.creator.id,
    title: link.title,
    expiresAt: link.expiresAt,
    limit: link.limit,
    requiresApproval: link.requiresApproval,
    pendingJoinRequestCount: link.pendingJoinRequestCount,
    isPrimary: link.isPrimary,
    isRevoked: link.isRevoked,
    subscription: link.subscription,
  }
}

export function viewOfCall({ bot, method, params, fault, response }: EmulatedCall) {
  return { bot: bot?.id ?? null, method, params, fault: fault ?? null, status: response.status, answer: response.body }
}

function viewOfMember({ user, ...membership }: EmulatedMember) {
  return { user: user.id, ...membership }
}

function viewOfRequest({ user, link, date }: EmulatedJoinRequest) {
  return { user: user.id, link: link?.url ?? null, date }
}
