import { checkLinkOptionNames, InvalidOptionsError } from '../../errors'
import { readInviteLink } from '../invite-link-text'
import { checkBelong } from './belonging'
import type { Person } from './bot'
import type { EmulatedChat } from './chat'
import { EmulatedLink, type EmulatedLinkOptions, type LinkStanding } from './link'
import type { World } from './world'

const LINK_OPTIONS = [
  'creator',
  'url',
  'title',
  'expireAt',
  'limit',
  'requireApproval',
  'isPrimary',
  'isRevoked',
  'subscription',
  'pendingJoinRequestCount',
]

/** Every link that a chat has ever had. Each of its administrators may have one that is primary. */
export class ChatLinks {
  readonly #world: World
  readonly #chat: EmulatedChat
  readonly #byHash = new Map<string, EmulatedLink>()
  readonly #standings = new Map<EmulatedLink, LinkStanding>()
  readonly #primary = new Map<number, EmulatedLink>()
  readonly #additional = new Map<number, Set<EmulatedLink>>()

  constructor(world: World, chat: EmulatedChat) {
    this.#world = world
    this.#chat = chat
  }

  get all(): readonly EmulatedLink[] {
    return [...this.#byHash.values()]
  }

  add(options: EmulatedLinkOptions): EmulatedLink {
    checkLinkOptionNames(options, LINK_OPTIONS, 'addLink')
    checkBelong(this.#world, { creator: options.creator })
    const url = options.url ?? `https://t.me/+${this.#world.newHash()}`
    const hash = hashOf(url)
    this.#world.takeHash(hash, this.#chat)

    const standing = { isPrimary: options.isPrimary ?? false, isRevoked: options.isRevoked ?? false }
    const link = new EmulatedLink(url, options, standing)
    this.#standings.set(link, standing)
    this.#byHash.set(hash, link)
    if (link.isPrimary && !link.isRevoked) this.#replacePrimary(link)
    if (!link.isPrimary && !link.isRevoked) this.#addAdditional(link)
    return link
  }

  /** The link that a text names, in whatever spelling. */
  named(text: string): EmulatedLink | undefined {
    const read = readInviteLink(text)
    return read?.kind === 'invite' ? this.#byHash.get(read.hash) : undefined
  }

  primaryOf(person: Person): EmulatedLink | undefined {
    return this.#primary.get(person.id)
  }

  /** The links of somebody that are open, their primary one aside. */
  additionalOf(person: Person): Iterable<EmulatedLink> {
    return this.#additional.get(person.id) ?? []
  }

  revoke(link: EmulatedLink): void {
    const standing = this.#standings.get(link)
    if (standing === undefined) throw new InvalidOptionsError('link', 'one of this chat', link)
    standing.isRevoked = true
    this.#additional.get(link.creator.id)?.delete(link)
    if (this.primaryOf(link.creator) === link) this.add({ creator: link.creator, isPrimary: true })
  }

  /** All links of another chat are this one's too. */
  takeOver(others: ChatLinks): void {
    for (const [hash, link] of others.#byHash) this.#byHash.set(hash, link)
    for (const [link, standing] of others.#standings) this.#standings.set(link, standing)
    for (const [creatorId, link] of others.#primary) this.#primary.set(creatorId, link)
    for (const [creatorId, links] of others.#additional) this.#additional.set(creatorId, links)
  }

  #addAdditional(link: EmulatedLink): void {
    const links = this.#additional.get(link.creator.id) ?? new Set()
    this.#additional.set(link.creator.id, links.add(link))
  }

  #replacePrimary(link: EmulatedLink): void {
    const former = this.primaryOf(link.creator)
    this.#primary.set(link.creator.id, link)
    const standing = former && this.#standings.get(former)
    if (standing === undefined) return
    standing.isRevoked = true
    standing.isPrimary = this.#world.unknowns.revokedPrimaryStaysPrimary
  }
}

function hashOf(url: string): string {
  const read = readInviteLink(url)
  if (read?.kind === 'invite') return read.hash
  throw new InvalidOptionsError('url', 'an invite link, such as https://t.me/+AbCdEfGh', url)
}
