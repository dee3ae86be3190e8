import type { Method } from './call'
import { getChat, getChatMemberCount, getMe } from './chats'
import { approveChatJoinRequest, declineChatJoinRequest } from './join-requests'
import {
  createChatInviteLink,
  editChatInviteLink,
  editChatSubscriptionInviteLink,
  exportChatInviteLink,
  revokeChatInviteLink,
} from './links'
import { getChatMember } from './members'
import { createChatSubscriptionInviteLink } from './subscription-links'

const METHODS: Readonly<Record<string, Method>> = {
  approveChatJoinRequest,
  createChatInviteLink,
  createChatSubscriptionInviteLink,
  declineChatJoinRequest,
  editChatInviteLink,
  editChatSubscriptionInviteLink,
  exportChatInviteLink,
  getChat,
  getChatMember,
  getChatMemberCount,
  getMe,
  revokeChatInviteLink,
}

const BY_LOWER_CASE = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method]))

/** The method of that name, in any case. */
export function methodNamed(name: string): Method | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase())
}
