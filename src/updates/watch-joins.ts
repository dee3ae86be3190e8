import type { LinkJoin } from '../links/joins'
import type { Events } from './events'

/** Tells of all who come in through a link, with its URL; see `LinkContext`. */
export function watchJoins(
  events: Events,
  hear: (joined: LinkJoin, url: string) => unknown,
  onEnd: () => void,
): () => void {
  const unhear = events.on('memberJoined', (joined) => {
    const link = 'link' in joined.via ? joined.via.link : null
    return link === null ? undefined : hear(joined, link.url)
  })
  const unwatch = events.onEnd(onEnd)
  return () => {
    unhear()
    unwatch()
  }
}
