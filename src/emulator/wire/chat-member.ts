import type { EmulatedChatType } from '../state/chat'
import type { EmulatedMember } from '../state/member'
import type { AdministratorRights } from '../state/rights'
import { toChatPermissions } from './permissions'
import { toUnixSeconds } from './unix-seconds'
import { toUser } from './user'

export function toChatMember(member: EmulatedMember, chatType: EmulatedChatType | 'private') {
  return { user: toUser(member.user), status: member.status, ...particularsOf(member, chatType) }
}

function particularsOf(member: EmulatedMember, chatType: EmulatedChatType | 'private') {
  switch (member.status) {
    case 'creator':
      return { is_anonymous: false }
    case 'administrator':
      return toAdministrator(member.rights, chatType)
    case 'member':
      return { until_date: member.until === null ? undefined : toUnixSeconds(member.until) }
    case 'restricted':
      return {
        until_date: endOf(member.until),
        ...toChatPermissions(member.permissions),
        is_member: member.isMember,
      }
    case 'left':
      return {}
    case 'kicked':
      return { until_date: endOf(member.until) }
  }
}

/** For ever is 0. */
function endOf(until: Date | null): number {
  return until === null ? 0 : toUnixSeconds(until)
}

function toAdministrator(rights: Readonly<AdministratorRights>, chatType: EmulatedChatType | 'private') {
  const inChannel = chatType === 'channel'
  const inSupergroup = chatType === 'supergroup'
  const only = (isShown: boolean, right: boolean) => (isShown ? right : undefined)
  return {
    can_be_edited: false,
    can_manage_chat: rights.canManageChat,
    can_change_info: rights.canChangeInfo,
    can_post_messages: only(inChannel, rights.canPostMessages),
    can_edit_messages: only(inChannel, rights.canEditMessages),
    can_delete_messages: rights.canDeleteMessages,
    can_invite_users: rights.canInviteUsers,
    can_restrict_members: rights.canRestrictMembers,
    can_pin_messages: only(!inChannel, rights.canPinMessages),
    can_manage_topics: only(inSupergroup, rights.canManageTopics),
    can_promote_members: rights.canPromoteMembers,
    can_manage_video_chats: rights.canManageVideoChats,
    can_post_stories: rights.canPostStories,
    can_edit_stories: rights.canEditStories,
    can_delete_stories: rights.canDeleteStories,
    can_manage_direct_messages: only(inChannel, rights.canManageDirectMessages),
    can_manage_tags: only(!inChannel, rights.canManageTags),
    can_send_welcome_messages: rights.canSendWelcomeMessages,
    is_anonymous: rights.isAnonymous,
    // Not documented any more: the former name of the right above.
    can_manage_voice_chats: rights.canManageVideoChats,
  }
}
