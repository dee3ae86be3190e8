import { checkOptionNames, InvalidOptionsError } from '../../errors'
import type { EmulatedChat } from '../state/chat'
import type { EmulatedLink, EmulatedLinkOptions } from '../state/link'
import type { EmulatedUser } from '../state/user'
import type { World } from '../state/world'
import { checkMay, checkOwns } from './may'

/** The settings of a link, as its maker chooses them; what is left out of an edit stays as it is. */
export type LinkChoices = Pick<EmulatedLinkOptions, 'title' | 'expireAt' | 'limit' | 'requireApproval'>

/** A subscription link has a price, and nothing but a title besides. */
export type NewLinkChoices = LinkChoices & Pick<EmulatedLinkOptions, 'subscription'>

const CHOICES = ['title', 'expireAt', 'limit', 'requireApproval']
const LONGEST_TITLE = 32
const HIGHEST_LIMIT = 99_999

export function createLink(world: World, who: EmulatedUser, chat: EmulatedChat, choices: NewLinkChoices): EmulatedLink {
  checkOptionNames(choices, [...CHOICES, 'subscription'], 'createLink')
  checkMay(who, chat, 'canInviteUsers')
  checkChoices(world, choices)
  if (choices.subscription) checkSellable(chat, choices)
  return chat.addLink({ ...choices, creator: who })
}

export function editLink(world: World, who: EmulatedUser, link: EmulatedLink, changes: LinkChoices): void {
  checkOptionNames(changes, CHOICES, 'editLink')
  const chat = chatOf(world, link)
  checkMay(who, chat, 'canInviteUsers')
  if (link.creator !== who) throw new InvalidOptionsError('link', `one of ${who.firstName}’s own`, link)
  if (link.isPrimary || link.isRevoked) throw new InvalidOptionsError('link', 'neither primary nor revoked', link)

  const settings = {
    title: changes.title ?? link.title,
    expireAt: changes.expireAt === undefined ? link.expiresAt : changes.expireAt,
    limit: changes.limit === undefined ? link.limit : changes.limit,
    requireApproval: changes.requireApproval ?? link.requiresApproval,
  }
  checkChoices(world, { ...settings, expireAt: changes.expireAt })
  if (link.subscription !== null) checkSellable(chat, settings)
  const { title, expireAt: expiresAt, limit, requireApproval: requiresApproval } = settings
  link.edit({ title, expiresAt, limit, requiresApproval })
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

function checkChoices({ clock }: World, { title = '', expireAt, limit, requireApproval }: LinkChoices): void {
  if ([...title].length > LONGEST_TITLE) throw new InvalidOptionsError('title', 'at most 32 characters', title)
  if (expireAt && !(expireAt > clock.now())) throw new InvalidOptionsError('expireAt', 'a date to come', expireAt)
  if (limit === null || limit === undefined) return
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= HIGHEST_LIMIT)) {
    throw new InvalidOptionsError('limit', 'a whole number from 1 to 99,999', limit)
  }
  if (requireApproval) throw new InvalidOptionsError('limit', 'left out where approval is required', limit)
}

function checkSellable(chat: EmulatedChat, { expireAt, limit, requireApproval }: LinkChoices): void {
  if (chat.type !== 'channel') throw new InvalidOptionsError('subscription', 'left out but in channels', chat.type)
  if (expireAt || limit || requireApproval) {
    throw new InvalidOptionsError('subscription', 'all there is to choose besides a title', 'more')
  }
}

function chatOf(world: World, link: EmulatedLink): EmulatedChat {
  const chat = world.chatOf(link)
  if (chat === undefined) throw new InvalidOptionsError('link', 'a link of this Telegram', link)
  return chat
}
