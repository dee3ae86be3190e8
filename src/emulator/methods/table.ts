import type { Method } from './call'
import { getChat, getChatMemberCount, getMe } from './chats'
import { getUpdates } from './get-updates'
import { answerChatJoinRequestQuery, sendChatJoinRequestWebApp } from './guard-queries'
import { approveChatJoinRequest, declineChatJoinRequest } from './join-requests'
import {
  createChatInviteLink,
  editChatInviteLink,
  editChatSubscriptionInviteLink,
  exportChatInviteLink,
  revokeChatInviteLink,
} from './links'
import { getChatMember } from './members'
import { sendMessage } from './messages'
import { createChatSubscriptionInviteLink } from './subscription-links'
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhooks'

/** All that bots may ask. */
export const METHODS: Readonly<Record<string, Method>> = {
  answerChatJoinRequestQuery,
  approveChatJoinRequest,
  createChatInviteLink,
  createChatSubscriptionInviteLink,
  declineChatJoinRequest,
  deleteWebhook,
  editChatInviteLink,
  editChatSubscriptionInviteLink,
  exportChatInviteLink,
  getChat,
  getChatMember,
  getChatMemberCount,
  getMe,
  getUpdates,
  getWebhookInfo,
  revokeChatInviteLink,
  sendChatJoinRequestWebApp,
  sendMessage,
  setWebhook,
}

const BY_LOWER_CASE = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method]))

/** The method of that name, in any case. */
export function methodNamed(name: string): Method | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase())
}
