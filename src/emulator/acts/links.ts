import { checkLinkOptionNames, Described, InvalidOptionsError } from '../../errors'
import { cleanTitle } from '../parse/title'
import type { EmulatedChat } from '../state/chat'
import { EmulatedLink, type EmulatedLinkOptions } from '../state/link'
import { checkLinkOptions } from '../state/link-options'
import { nameOf } from '../state/names'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { checkMay, checkOwns } from './may'

/** The settings of a link, as its maker chooses them; what is left out of an edit stays as it is. */
export type LinkChoices = Pick<EmulatedLinkOptions, 'title' | 'expireAt' | 'limit' | 'requireApproval'>

/** A subscription link has a price, and nothing but a title besides. */
export type NewLinkChoices = LinkChoices & Pick<EmulatedLinkOptions, 'subscription'>

const CHOICES = ['title', 'expireAt', 'limit', 'requireApproval']

export function createLink(world: World, who: EmulatedUser, chat: EmulatedChat, choices: NewLinkChoices): EmulatedLink {
  checkLinkOptionNames(choices, [...CHOICES, 'subscription'], 'createLink')
  checkMay(who, chat, 'canInviteUsers')
  checkChoices(world, choices)
  if (choices.subscription) checkSellable(chat, choices)
  return chat.addLink({ ...choices, title: cleanTitle(choices.title ?? ''), creator: who })
}

export function editLink(world: World, who: EmulatedUser, link: EmulatedLink, changes: LinkChoices): void {
  checkLinkOptionNames(changes, CHOICES, 'editLink')
  const chat = chatOf(world, link)
  checkMay(who, chat, 'canInviteUsers')
  if (link.creator !== who) throw new InvalidOptionsError('link', `one of the own ones of ${nameOf(who)}`, link)
  if (link.isPrimary || link.isRevoked) throw new InvalidOptionsError('link', 'neither primary nor revoked', link)

  const requireApproval = changes.requireApproval ?? link.requiresApproval
  // Approval takes the place of a limit.
  const keptLimit = changes.requireApproval ? null : link.limit
  const settings = {
    title: changes.title ?? link.title,
    expireAt: changes.expireAt === undefined ? link.expiresAt : changes.expireAt,
    limit: changes.limit === undefined ? keptLimit : changes.limit,
    requireApproval,
  }
  checkChoices(world, { ...settings, expireAt: changes.expireAt })
  if (link.subscription !== null) checkSellable(chat, settings)
  const { title, expireAt: expiresAt, limit } = settings
  link.edit({ title: cleanTitle(title), expiresAt, limit, requiresApproval: requireApproval })
}

/** An administrator revokes links of their own, the owner anybody's. */
export function revokeLink(world: World, who: EmulatedUser, link: EmulatedLink): void {
  const chat = chatOf(world, link)
  checkMay(who, chat, 'canInviteUsers')
  if (link.creator !== who) checkOwns(who, chat)
  chat.revoke(link)
}

/** Every administrator has one, made when they first look for it. */
export function primaryLink(who: EmulatedUser, chat: EmulatedChat): EmulatedLink {
  checkMay(who, chat, 'canInviteUsers')
  return chat.primaryLinkOf(who) ?? chat.addLink({ creator: who, isPrimary: true })
}

function checkChoices(world: World, choices: NewLinkChoices): void {
  checkLinkOptions(choices, world)
  const { expireAt } = choices
  if (expireAt && expireAt <= world.clock.now()) throw new InvalidOptionsError('expireAt', 'a date to come', expireAt)
}

function checkSellable(chat: EmulatedChat, { expireAt, limit, requireApproval }: LinkChoices): void {
  if (chat.type !== 'channel') throw new InvalidOptionsError('subscription', 'left out but in channels', chat.type)
  const more = Object.entries({ expireAt, limit, requireApproval }).find(([, value]) => value)?.[0]
  if (more === undefined) return
  throw new InvalidOptionsError(
    'subscription',
    'all there is to choose besides a title',
    new Described(`\`${more}\` too`),
  )
}

function chatOf(world: World, link: EmulatedLink): EmulatedChat {
  const chat = link instanceof EmulatedLink ? world.chatOf(link) : undefined
  if (chat === undefined) throw new InvalidOptionsError('link', 'a link of this Telegram', link)
  return chat
}
