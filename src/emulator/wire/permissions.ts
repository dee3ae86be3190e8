import type { MemberPermissions } from '../state/rights'

export function toChatPermissions(permissions: Readonly<MemberPermissions>) {
  return {
    can_send_messages: permissions.canSendMessages,
    // Not documented any more: the six kinds below in one.
    can_send_media_messages: canSendMedia(permissions),
    can_send_audios: permissions.canSendAudios,
    can_send_documents: permissions.canSendDocuments,
    can_send_photos: permissions.canSendPhotos,
    can_send_videos: permissions.canSendVideos,
    can_send_video_notes: permissions.canSendVideoNotes,
    can_send_voice_notes: permissions.canSendVoiceNotes,
    can_send_polls: permissions.canSendPolls,
    can_send_other_messages: permissions.canSendOtherMessages,
    can_add_web_page_previews: permissions.canAddWebPagePreviews,
    can_react_to_messages: permissions.canReactToMessages,
    can_edit_tag: permissions.canEditTag,
    can_change_info: permissions.canChangeInfo,
    can_invite_users: permissions.canInviteUsers,
    can_pin_messages: permissions.canPinMessages,
    can_manage_topics: permissions.canManageTopics,
  }
}

/** Members may do all that administrators of a basic group may. */
export function isEveryoneAdministrator(permissions: Readonly<MemberPermissions>): boolean {
  return (
    permissions.canSendMessages &&
    canSendMedia(permissions) &&
    permissions.canSendPolls &&
    permissions.canSendOtherMessages &&
    permissions.canAddWebPagePreviews &&
    permissions.canChangeInfo &&
    permissions.canInviteUsers &&
    permissions.canPinMessages
  )
}

function canSendMedia(permissions: Readonly<MemberPermissions>): boolean {
  return (
    permissions.canSendAudios &&
    permissions.canSendDocuments &&
    permissions.canSendPhotos &&
    permissions.canSendVideos &&
    permissions.canSendVideoNotes &&
    permissions.canSendVoiceNotes
  )
}
