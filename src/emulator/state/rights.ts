/** What an administrator may do. Which of these exist in a chat depends on its type; the others are not shown. */
export interface AdministratorRights {
  /** Their presence in the chat is hidden. */
  isAnonymous: boolean
  /** What every administrator may: see the members, the statistics and the log of events. */
  canManageChat: boolean
  /** They may delete what others have written. */
  canDeleteMessages: boolean
  /** They may begin and end video chats. */
  canManageVideoChats: boolean
  /** They may restrict people, ban them, and let them come again. */
  canRestrictMembers: boolean
  /** They may make others administrators, with no more rights than they have themselves. */
  canPromoteMembers: boolean
  /** They may change the title, the photo and other settings. */
  canChangeInfo: boolean
  /** They may add people, manage invite links and answer join requests. */
  canInviteUsers: boolean
  /** They may post stories in the name of the chat. */
  canPostStories: boolean
  /** They may edit the stories of others. */
  canEditStories: boolean
  /** They may delete the stories of others. */
  canDeleteStories: boolean
  /** They may post. In channels. */
  canPostMessages: boolean
  /** They may edit what others have posted, and pin it. In channels. */
  canEditMessages: boolean
  /** They may pin messages. In groups. */
  canPinMessages: boolean
  /** They may make, rename and close topics. In supergroups. */
  canManageTopics: boolean
  /** They may answer a channel's direct messages. In channels. */
  canManageDirectMessages: boolean
  /** They may edit the tags of members. In groups. */
  canManageTags: boolean
  /** They may see to the messages that greet those who come. */
  canSendWelcomeMessages: boolean
}

/** An administrator who was granted nothing in particular. */
export const NO_RIGHTS: Readonly<AdministratorRights> = {
  isAnonymous: false,
  canManageChat: true,
  canDeleteMessages: false,
  canManageVideoChats: false,
  canRestrictMembers: false,
  canPromoteMembers: false,
  canChangeInfo: false,
  canInviteUsers: false,
  canPostStories: false,
  canEditStories: false,
  canDeleteStories: false,
  canPostMessages: false,
  canEditMessages: false,
  canPinMessages: false,
  canManageTopics: false,
  canManageDirectMessages: false,
  canManageTags: false,
  canSendWelcomeMessages: false,
}

/** All there are. */
export const RIGHTS = Object.keys(NO_RIGHTS) as readonly (keyof AdministratorRights)[]

/** In a basic group administrators are all alike. */
export const BASIC_GROUP_RIGHTS: Readonly<AdministratorRights> = {
  ...NO_RIGHTS,
  canDeleteMessages: true,
  canManageVideoChats: true,
  canRestrictMembers: true,
  canChangeInfo: true,
  canInviteUsers: true,
  canPinMessages: true,
}

/** What members may do who are not administrators. */
export interface MemberPermissions {
  /** They may write. */
  canSendMessages: boolean
  /** They may send music. */
  canSendAudios: boolean
  /** They may send files. */
  canSendDocuments: boolean
  /** They may send photos. */
  canSendPhotos: boolean
  /** They may send videos. */
  canSendVideos: boolean
  /** They may send round videos. */
  canSendVideoNotes: boolean
  /** They may send voice messages. */
  canSendVoiceNotes: boolean
  /** They may make polls. */
  canSendPolls: boolean
  /** They may send stickers, animations and games, and use inline bots. */
  canSendOtherMessages: boolean
  /** Links in what they write may have a preview. */
  canAddWebPagePreviews: boolean
  /** They may react to messages. */
  canReactToMessages: boolean
  /** They may edit their own tag. */
  canEditTag: boolean
  /** They may change the title, the photo and other settings. */
  canChangeInfo: boolean
  /** They may add people. It does not let them manage links: that takes the administrator right of the same name. */
  canInviteUsers: boolean
  /** They may pin messages. */
  canPinMessages: boolean
  /** They may make topics. In forums. */
  canManageTopics: boolean
}

/** A new chat's permissions. */
export const DEFAULT_PERMISSIONS: Readonly<MemberPermissions> = {
  canSendMessages: true,
  canSendAudios: true,
  canSendDocuments: true,
  canSendPhotos: true,
  canSendVideos: true,
  canSendVideoNotes: true,
  canSendVoiceNotes: true,
  canSendPolls: true,
  canSendOtherMessages: true,
  canAddWebPagePreviews: true,
  canReactToMessages: true,
  canEditTag: true,
  canChangeInfo: false,
  canInviteUsers: true,
  canPinMessages: false,
  canManageTopics: false,
}

/** What is left to somebody who may only read. */
export const NO_PERMISSIONS: Readonly<MemberPermissions> = {
  canSendMessages: false,
  canSendAudios: false,
  canSendDocuments: false,
  canSendPhotos: false,
  canSendVideos: false,
  canSendVideoNotes: false,
  canSendVoiceNotes: false,
  canSendPolls: false,
  canSendOtherMessages: false,
  canAddWebPagePreviews: false,
  canReactToMessages: false,
  canEditTag: false,
  canChangeInfo: false,
  canInviteUsers: false,
  canPinMessages: false,
  canManageTopics: false,
}
