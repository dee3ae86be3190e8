/** What an administrator may do. Which of these exist in a chat depends on its type; the others are not shown. */
export interface AdministratorRights {
  isAnonymous: boolean
  canManageChat: boolean
  canDeleteMessages: boolean
  canManageVideoChats: boolean
  canRestrictMembers: boolean
  canPromoteMembers: boolean
  canChangeInfo: boolean
  canInviteUsers: boolean
  canPostStories: boolean
  canEditStories: boolean
  canDeleteStories: boolean
  canPostMessages: boolean
  canEditMessages: boolean
  canPinMessages: boolean
  canManageTopics: boolean
  canManageDirectMessages: boolean
  canManageTags: boolean
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
  canSendMessages: boolean
  canSendAudios: boolean
  canSendDocuments: boolean
  canSendPhotos: boolean
  canSendVideos: boolean
  canSendVideoNotes: boolean
  canSendVoiceNotes: boolean
  canSendPolls: boolean
  canSendOtherMessages: boolean
  canAddWebPagePreviews: boolean
  canReactToMessages: boolean
  canEditTag: boolean
  canChangeInfo: boolean
  /** They may add people. It does not let them manage links: that takes the administrator right of the same name. */
  canInviteUsers: boolean
  canPinMessages: boolean
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
