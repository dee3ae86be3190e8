import { canInvite } from '../state/member'
import { toChatFullInfo, toPrivateChatFullInfo } from '../wire/chat'
import { toBotUser } from '../wire/user'
import { chatFor, PrivateChat } from './access'
import type { Method } from './call'

export const getMe: Method =
  ({ bot }) =>
  () =>
    toBotUser(bot)

export const getChat: Method = (call) => {
  const chat = chatFor(call, 'read')

  return () => {
    if (chat instanceof PrivateChat) return toPrivateChatFullInfo(chat.person)
    const member = chat.member(call.bot)
    const showsLink = member !== undefined && canInvite(member)
    const showsGuard = member?.status === 'creator' || member?.status === 'administrator'
    return toChatFullInfo(chat, {
      primaryLink: showsLink ? chat.primaryLinkOf(call.bot) : undefined,
      guardBot: showsGuard ? chat.guardBot : null,
    })
  }
}

export const getChatMemberCount: Method = (call) => {
  const chat = chatFor(call, 'members')

  return () => {
    if (chat instanceof PrivateChat) return chat.person.id === call.bot.id ? 1 : 2
    return chat.memberCount
  }
}
