import type { Duration } from '../time/duration'

/** What a link is called. Only its administrators see it. */
export interface LinkDetails {
  /**
   * 0 to 32 characters, counted as Unicode code points: 32 emoji fit. Telegram cuts longer ones without a word, so
   * they are refused. `''` and `null` are none.
   * @default none
   */
  title?: string | null | undefined
}

/** When the link closes by itself: at a moment, or after a time. Never both. */
export type Expiry =
  | {
      /**
       * The moment from which on nobody gets in any more, rounded down to a whole second: in the future, and before
       * 19 January 2038, where Telegram's dates end. `null` is never.
       * @default never
       */
      expireAt?: Date | null | undefined
      expireIn?: null | undefined
    }
  | {
      /**
       * The same as a time from now on, by the client's clock: `{ days: 7 }`. Days and longer units follow the
       * calendar, and are whole.
       * @default never
       */
      expireIn?: Duration | null | undefined
      expireAt?: null | undefined
    }

/** How people are let in: counted, or approved one by one. Never both. */
export type Admission =
  | {
      /**
       * How many people may be in the chat at the same time through this link, 1 to 99,999. Who leaves frees a place.
       * @default none
       */
      limit?: number | null | undefined
      /** Not beside a `limit`: people are either counted, or approved one by one. */
      requireApproval?: false | undefined
    }
  | {
      /** Not beside `requireApproval`: people are either counted, or approved one by one. */
      limit?: null | undefined
      /**
       * Whether an administrator has to let each person in.
       * @default false
       */
      requireApproval: true
    }

/** What a new link may be given. All of it may be left out. */
export type CreateInviteLinkOptions = LinkDetails & Expiry & Admission

/** What an edit may change. What is not named stays; `null` takes it away. */
export type EditInviteLinkChanges = LinkDetails &
  Expiry &
  (
    | { limit?: number | null | undefined; requireApproval?: false | undefined }
    | { limit?: null | undefined; requireApproval?: boolean | undefined }
  )

/**
 * All four settings of a link that is known only by its URL. Telegram resets what an edit leaves out, and cannot be
 * asked what was there: so each is named, `null` for none.
 */
export type AllInviteLinkSettings = { title: string | null } & (
  | { expireAt: Date | null; expireIn?: undefined }
  | { expireIn: Duration | null; expireAt?: undefined }
) &
  ({ limit: number | null; requireApproval: false } | { limit: null; requireApproval: boolean })

/** The settings of a link as they come from people without a compiler: each may be anything, all at once. */
export interface LooseSettings {
  title?: string | null | undefined
  expireAt?: Date | null | undefined
  expireIn?: Duration | null | undefined
  limit?: number | null | undefined
  requireApproval?: boolean | undefined
}

/** What a new subscription link takes. It lasts 30 days at a time, for channels only. */
export interface CreateSubscriptionLinkOptions extends LinkDetails {
  /** What a person pays for 30 days, in Telegram Stars: a whole number from 1 to 10,000. */
  price: number
}

/** What can be changed of a subscription link: its title. */
export interface EditSubscriptionLinkChanges {
  /** As in {@link LinkDetails}; it has to be named, `null` for none, for Telegram would reset it. */
  title: string | null
}
