export interface EmulatedUserOptions {
  /** @default the next free id */
  id?: number
  /** @default 'User' */
  firstName?: string
  /** @default '' */
  lastName?: string
  /** Without the `@`. @default none */
  username?: string
  /** @default '' */
  bio?: string
  /** An IETF language tag. @default '' */
  languageCode?: string
  /** @default false */
  isPremium?: boolean
  /** The account was deleted. @default false */
  isDeleted?: boolean
  /** The user is in as many chats as Telegram lets anyone be in, and cannot enter another. @default false */
  isInTooManyChats?: boolean
}

/** A person. All but the id and the username may be set at any time; the next call sees it. */
export class EmulatedUser {
  readonly isBot = false
  readonly id: number
  readonly username: string
  firstName: string
  lastName: string
  bio: string
  languageCode: string
  isPremium: boolean
  isDeleted: boolean
  isInTooManyChats: boolean

  constructor(id: number, options: EmulatedUserOptions) {
    this.id = id
    this.username = options.username ?? ''
    this.firstName = options.firstName ?? 'User'
    this.lastName = options.lastName ?? ''
    this.bio = options.bio ?? ''
    this.languageCode = options.languageCode ?? ''
    this.isPremium = options.isPremium ?? false
    this.isDeleted = options.isDeleted ?? false
    this.isInTooManyChats = options.isInTooManyChats ?? false
  }
}
