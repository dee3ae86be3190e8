import type { Chat } from '../people/chat'
import type { User } from '../people/user'
import type { Arrivals } from './arrivals'
import { asGiven } from './as-given'
import type { InviteLinkFacts } from './invite-link-facts'
import type { LinkContext } from './link-context'

/** Somebody who came in through a link, by themselves or let in by an administrator. */
export interface LinkJoin {
  /** Which chat they came into. */
  readonly chat: Chat
  /** Who came in. */
  readonly user: User
  /** When, by Telegram's clock, in whole seconds. */
  readonly date: Date
  /** Which update told of it. It is the same when the update comes again. */
  readonly updateId: number
  /** `true` if this client has seen them leave before; `null` if that is not known, for Telegram does not tell. */
  readonly rejoin: true | null
  /** The end of the time that they have paid for; `null` if they have not. */
  readonly until: Date | null
}

/** How long to watch who comes through a link. */
export interface JoinsOptions {
  /** Ends the waiting when it is aborted. */
  signal?: AbortSignal | undefined
}

/** For whom a link is, and what to do once somebody has come. */
export interface FirstJoinOptions {
  /** The id of the person for whom the link is: then `isIntended` tells whether it was them who came. */
  intendedFor?: number | undefined
  /** Ends the waiting when it is aborted. Once somebody has come, the link is revoked nevertheless. */
  signal?: AbortSignal | undefined
  /**
   * Whether the link is closed as soon as somebody has come through it.
   * @default true
   */
  revoke?: boolean | undefined
}

/** Who came through a link that is meant for one. */
export interface FirstJoin {
  /** The first to come. */
  readonly joined: LinkJoin
  /** Who that was. */
  readonly user: User
  /** Whether it was the person named; `null` if nobody was. */
  readonly isIntended: boolean | null
  /** Who else came before the link was closed, as far as this client was told by then. */
  readonly others: readonly LinkJoin[]
}

/** Those who come through a link, from now on. */
export function joinsOf(context: LinkContext, link: InviteLinkFacts, options: JoinsOptions): AsyncIterable<LinkJoin> {
  const opening = watchLink(context, link, options, 'joins')
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => (await opening).next(),
      return: async () => (await opening).return(),
    }),
  }
}

/**
 * Listens to who comes through a link, from now on. What keeps them is loaded meanwhile: who comes before it is there
 * waits for it.
 */
export function watchLink(
  context: LinkContext,
  link: InviteLinkFacts,
  options: FirstJoinOptions,
  where: 'joins' | 'firstJoin',
): Promise<Arrivals> {
  const opening = openArrivals(context, link, asGiven(options), where)
  // What is wrong with it, whoever asked for it is told.
  const opened = opening.catch(() => undefined)
  const stop = context.watchJoins(
    async (joined, url) => (await opened)?.hear(joined, url),
    async () => (await opened)?.end(),
  )
  void opened.then((arrivals) => (arrivals === undefined ? stop() : arrivals.onEnd(stop)))
  return opening
}

async function openArrivals(
  context: LinkContext,
  link: InviteLinkFacts,
  options: FirstJoinOptions,
  where: 'joins' | 'firstJoin',
): Promise<Arrivals> {
  const { Arrivals, checkWatching } = await import('./acts')
  checkWatching(context, link, options, where)
  return new Arrivals(link.url, options.signal)
}
