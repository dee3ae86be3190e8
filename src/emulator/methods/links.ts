import { cleanText, cleanTitle } from '../parse/title'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedLink } from '../state/link'
import { toChatInviteLink } from '../wire/chat-invite-link'
import { chatFor } from './access'
import type { Method, MethodCall } from './call'
import { badRequest, refusal } from './failures'
import { checkCombination, checkRange, readSettings } from './link-settings'
import { chatWithLinks } from './rights'

export const createChatInviteLink: Method = (call) => {
  const found = chatFor(call, 'write')
  const settings = readSettings(call)
  checkCombination(settings)
  const chat = chatWithLinks(found, call)

  return () => {
    checkTakesLinks(chat, call)
    checkRange(settings, call)
    const { title, expiresAt, limit, requiresApproval } = settings
    const creator = call.bot
    return toChatInviteLink(
      chat.addLink({ creator, title, expireAt: expiresAt, limit, requireApproval: requiresApproval }),
    )
  }
}

export const exportChatInviteLink: Method = (call) => {
  const chat = chatWithLinks(chatFor(call, 'write'), call)

  return () => {
    checkTakesLinks(chat, call)
    if (call.world.unknowns.exportRevokesAdditional) {
      for (const link of chat.additionalLinksOf(call.bot)) chat.revoke(link)
    }
    return chat.addLink({ creator: call.bot, isPrimary: true }).url
  }
}

export const editChatInviteLink: Method = (call) => {
  const found = chatFor(call, 'write')
  const text = linkText(call)
  const settings = readSettings(call)
  const chat = chatWithLinks(found, call)
  checkCombination(settings)
  checkNamed(text)

  return () => {
    const link = ownLink(text, chat, call)
    checkEditable(link, call)
    checkRange(settings, call)
    link.edit(settings)
    return toChatInviteLink(link)
  }
}

export const editChatSubscriptionInviteLink: Method = (call) => {
  const found = chatFor(call, 'write')
  const text = linkText(call)
  const title = cleanTitle(call.args.text('name'))
  const chat = chatWithLinks(found, call)
  checkNamed(text)

  return () => {
    const link = ownLink(text, chat, call)
    checkEditable(link, call)
    link.title = title
    return toChatInviteLink(link)
  }
}

export const revokeChatInviteLink: Method = (call) => {
  const found = chatFor(call, 'write')
  const text = linkText(call)
  const chat = chatWithLinks(found, call)
  checkNamed(text)

  return () => {
    const link = ownLink(text, chat, call)
    chat.revoke(link)
    return toChatInviteLink(link)
  }
}

/** @throws {UpstreamError} if it is the direct messages chat of a channel */
export function checkTakesLinks(chat: EmulatedChat, { world }: MethodCall): void {
  const { directMessagesLink } = world.unknowns
  if (chat.isDirectMessages && directMessagesLink !== null) throw refusal(directMessagesLink)
}

function linkText({ args }: MethodCall): string {
  return cleanText(args.text('invite_link'))
}

function checkNamed(text: string): void {
  if (text === '') throw badRequest('invite link must be non-empty')
}

/** The link of that name, if this bot may act on it. @throws {UpstreamError} if not */
function ownLink(text: string, chat: EmulatedChat, { bot, world }: MethodCall): EmulatedLink {
  const { otherSpelling, foreignLink, actOnRevokedLink } = world.unknowns
  const link = chat.linkBy(text)
  if (link === undefined) throw refusal('INVITE_HASH_EXPIRED')
  if (link.url !== text && otherSpelling !== null) throw refusal(otherSpelling)
  if (link.creator.id !== bot.id && foreignLink !== null) throw refusal(foreignLink)
  if (link.isRevoked && actOnRevokedLink !== null) throw refusal(actOnRevokedLink)
  return link
}

function checkEditable(link: EmulatedLink, { world }: MethodCall): void {
  const { editPrimaryLink } = world.unknowns
  if (link.isPrimary && editPrimaryLink !== null) throw refusal(editPrimaryLink)
}
