import type { ChatMember, ChatMemberUpdated, Update } from '@grammyjs/types'
import { aChat, aChatInviteLink, aUser } from '../support/builders'

/** The link of the updates made here. */
export const LINK = aChatInviteLink({ name: 'Spring campaign' })

export const UMA = aUser()
export const OLGA = aUser({ id: 1001, first_name: 'Olga' })

export const member = (until?: number): ChatMember => ({ user: UMA, status: 'member', until_date: until })
export const out = (): ChatMember => ({ user: UMA, status: 'left' })
export const banned = (until = 0): ChatMember => ({ user: UMA, status: 'kicked', until_date: until })
export const owner = (): ChatMember => ({ user: UMA, status: 'creator', is_anonymous: false })

/** Who may do nothing but read. */
export function restricted(isMember: boolean, until = 0): ChatMember {
  return {
    user: UMA,
    status: 'restricted',
    is_member: isMember,
    until_date: until,
    can_send_messages: false,
    can_send_audios: false,
    can_send_documents: false,
    can_send_photos: false,
    can_send_videos: false,
    can_send_video_notes: false,
    can_send_voice_notes: false,
    can_send_polls: false,
    can_send_other_messages: false,
    can_add_web_page_previews: false,
    can_change_info: false,
    can_invite_users: false,
    can_pin_messages: false,
    can_manage_topics: false,
    can_react_to_messages: false,
    can_edit_tag: false,
  }
}

/** Uma comes into a private supergroup by herself, and no door is named, but for what is said otherwise. */
export function aMemberChange(change: Partial<ChatMemberUpdated> = {}): Update & { chat_member: ChatMemberUpdated } {
  return {
    update_id: 900_001,
    chat_member: {
      chat: aChat(),
      from: UMA,
      date: 1_803_902_400,
      old_chat_member: out(),
      new_chat_member: member(),
      ...change,
    },
  }
}
