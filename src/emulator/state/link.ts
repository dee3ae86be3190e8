import type { Person } from './bot'

/** What a subscription link sells: a stay of `periodMs` milliseconds for `price` Telegram Stars. */
export interface EmulatedSubscription {
  /** How long one payment lasts, in milliseconds. */
  readonly periodMs: number
  /** How much one period costs, in Telegram Stars. */
  readonly price: number
}

/** A link to be made, as if its creator had made it. */
export interface EmulatedLinkOptions {
  /** Whose link it is. */
  creator: Person
  /** @default one is made up */
  url?: string
  /** @default '' */
  title?: string
  /** @default null: it never expires */
  expireAt?: Date | null
  /** How many may be in the chat through it at the same time. @default null: any number */
  limit?: number | null
  /** @default false */
  requireApproval?: boolean
  /** Takes the place of its creator's primary link, which is thereby revoked. @default false */
  isPrimary?: boolean
  /** @default false */
  isRevoked?: boolean
  /** @default null: it is no subscription link */
  subscription?: EmulatedSubscription | null
  /** How many requests wait, those included that {@link EmulatedChat.addPendingRequest} names. @default 0 */
  pendingJoinRequestCount?: number
}

/** The four settings of a link that an edit replaces. */
export type LinkSettings = Pick<EmulatedLink, 'title' | 'expiresAt' | 'limit' | 'requiresApproval'>

/** What a link is among those of its chat, which alone has a hand in it. */
export interface LinkStanding {
  isPrimary: boolean
  isRevoked: boolean
}

/** An invite link as Telegram keeps it. Its settings may be set at any time; the next call sees it. */
export class EmulatedLink {
  /** The link itself. */
  readonly url: string
  /** Whose link it is. */
  readonly creator: Person
  /** What it sells; `null` if it costs nothing. */
  readonly subscription: EmulatedSubscription | null
  /** What its administrators call it; `''` for none. */
  title: string
  /** When it closes by itself; `null` for never. */
  expiresAt: Date | null
  /** How many may be in the chat through it at the same time; `null` for any number. */
  limit: number | null
  /** Whether an administrator has to let each person in. */
  requiresApproval: boolean
  /** Requests that wait, whether or not they are known one by one. */
  pendingJoinRequestCount: number
  readonly #standing: LinkStanding
  #namedRequestCount = 0
  #memberCount = 0

  constructor(url: string, options: EmulatedLinkOptions, standing: LinkStanding) {
    this.#standing = standing
    this.url = url
    this.creator = options.creator
    this.subscription = options.subscription ?? null
    this.title = options.title ?? ''
    this.expiresAt = options.expireAt ?? null
    this.limit = options.limit ?? null
    this.requiresApproval = options.requireApproval ?? false
    this.pendingJoinRequestCount = options.pendingJoinRequestCount ?? 0
  }

  /** Its creator's primary link, or one that was. */
  get isPrimary(): boolean {
    return this.#standing.isPrimary
  }

  /** Closed for good, by {@link EmulatedChat.revoke}. */
  get isRevoked(): boolean {
    return this.#standing.isRevoked
  }

  /** Replaces all four settings. */
  edit({ title, expiresAt, limit, requiresApproval }: LinkSettings): void {
    this.title = title
    this.expiresAt = expiresAt
    this.limit = limit
    this.requiresApproval = requiresApproval
  }

  /** How many are in the chat who came in through it. */
  get memberCount(): number {
    return this.#memberCount
  }

  /** Nobody else can come in through it until somebody leaves who did. A primary link is never full. */
  get isFull(): boolean {
    return !this.isPrimary && !this.requiresApproval && this.limit !== null && this.#memberCount >= this.limit
  }

  /** Its time is up. A primary link's never is. */
  isExpired(now: Date): boolean {
    return !this.isPrimary && this.expiresAt !== null && this.expiresAt <= now
  }

  /** Somebody has come in through it. */
  countIn(): void {
    this.#memberCount++
  }

  /** Somebody is out again who had come in through it. */
  countOut(): void {
    this.#memberCount--
  }

  /** One of the waiting requests gets a name; if all have one, it is one more. */
  nameRequest(): void {
    this.#namedRequestCount++
    this.pendingJoinRequestCount = Math.max(this.pendingJoinRequestCount, this.#namedRequestCount)
  }

  /** A request that had a name has been dealt with. */
  settleRequest(): void {
    this.#namedRequestCount--
    this.pendingJoinRequestCount--
  }
}
