import type { CallOptions } from '../../api/caller'
import type { InviteLink } from '../invite-link'
import type { CreateInviteLinkOptions, LooseSettings } from '../options'

/** How far the work on many links has come. */
export interface BulkProgress {
  /** How many items have come to an end, those that failed included. */
  readonly done: number
  /** How many of them have an error in place of a link. */
  readonly failed: number
  /** How many items there are; `null` if that cannot be known, as of a generator. */
  readonly total: number | null
  /** Until when all that is under way waits, as far as is known; `null` while something is on its way. */
  readonly waitingUntil: Date | null
  /** How fast it went over the last minute: links that were made or revoked. */
  readonly linksPerMinute: number
  /**
   * How long the rest will take, in milliseconds, at the pace that has been kept since the first wait; `null` if there
   * is no telling.
   */
  readonly timeLeftMs: number | null
}

/** What may be said of the work on many links, and of each call in it. */
export interface BulkOptions {
  /**
   * How many calls may be under way at once: a whole number from 1. Nobody knows how many links Telegram allows in a
   * chat; users report some 20 a minute, and one after another is what it takes best.
   * @default 1
   */
  concurrency?: number | undefined
  /** Told after each item, and whenever waiting begins or ends. What it throws ends the work. */
  onProgress?: ((progress: BulkProgress) => void) | undefined
  /**
   * Ends the work. Nothing more is begun, and what waits is given up; what is on its way to Telegram is waited for.
   * After all that was made has been told of, the iteration rejects with the signal's own `reason`.
   */
  signal?: AbortSignal | undefined
  /** As in {@link CallOptions}, for each call. @default the client's `timeoutMs` */
  timeoutMs?: CallOptions['timeoutMs']
}

/** What may be said of the making of many links. */
export interface CreateInviteLinksOptions extends BulkOptions {
  /**
   * What goes for every link. What an item names itself counts more: its `expireIn` takes the place of an `expireAt`
   * here, and `null` takes away what is said here, as does `requireApproval: false`.
   * @default none
   */
  each?: CreateInviteLinkOptions | undefined
}

/**
 * The settings of one link among many. They may come from a table, so their type allows a limit beside an approval;
 * each item is checked when its turn comes.
 */
export type InviteLinkRow = LooseSettings

/** What a row must not have: whatever is no setting of a link would be refused, item by item. */
export type OnlySettings<Row> = [Exclude<keyof Row, keyof InviteLinkRow>] extends [never]
  ? unknown
  : { [Name in Exclude<keyof Row, keyof InviteLinkRow>]: never }

/** What became of one link that was to be made. */
export type CreateOutcome<Row> =
  | {
      /** Which item it was, counted from 0. */
      readonly index: number
      /** The item, as it was handed in. */
      readonly options: Row
      /** The new link. */
      readonly link: InviteLink
      readonly error?: undefined
    }
  | {
      readonly index: number
      readonly options: Row
      readonly link?: undefined
      /** Why there is none, as `createInviteLink` rejects with it. Of one whose `outcome` is `'unknown'` there may be. */
      readonly error: Error
    }

/** What became of one link that was to be revoked. */
export interface RevokeOutcome {
  /** Which link it was, counted from 0. */
  readonly index: number
  /** The link, as it was handed in: it is up to date. */
  readonly link: InviteLink
  /** Why it could not be revoked, as `link.revoke` rejects with it; not there if it is. */
  readonly error?: Error
}
