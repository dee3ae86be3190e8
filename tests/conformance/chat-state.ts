import type { AdministratorRights, EmulatedBot, EmulatedChat, EmulatedUser, Emulator } from 'invitegram/emulator'
import { camelCased } from './camel-case'
import type { CaseChat, CaseLink, Precondition } from './vectors'
import { personOf, userOf } from './world-user'

/** Who makes links, by the names that vectors have for them. */
type Creators = Record<string, EmulatedBot | EmulatedUser | undefined>

/** What a bot can be in a chat, and how it becomes that. */
const PLACES: Record<string, (chat: EmulatedChat, bot: EmulatedBot, rights: Partial<AdministratorRights>) => void> = {
  // Whose chat it is was said when it was made.
  creator() {},
  administrator: (chat, bot, rights) => chat.promote(bot, rights),
  member: (chat, bot) => chat.add(bot),
  restricted: (chat, bot) => chat.restrict(bot),
  left: (chat, bot) => chat.remove(bot),
  kicked: (chat, bot) => chat.ban(bot),
}

/** Makes the bot in the chat what the case says it is there. */
export function placeBot(chat: EmulatedChat, bot: EmulatedBot, { botStatus, botRights = {} }: CaseChat): void {
  if (botStatus === undefined) return
  const place = PLACES[botStatus]
  if (place === undefined) throw new Error(`a bot cannot be ${botStatus}`)
  place(chat, bot, camelCased<AdministratorRights>(botRights))
}

/** Brings in the links, people and requests that are there before the case begins. */
export function setState(
  telegram: Emulator,
  chat: EmulatedChat,
  creators: Creators,
  { links = [], pendingRequests = [], members = [], banned = [], subscriptions = [] }: Precondition,
): void {
  const made = new Map(links.map((link) => [link.ref, addLink(chat, link, creators[link.creator])]))
  for (const id of members) chat.add(personOf(telegram, id))
  for (const { user, until } of subscriptions) chat.add(userOf(telegram, user), { until: new Date(until * 1000) })
  for (const id of banned) chat.ban(personOf(telegram, id))
  for (const { user, link } of pendingRequests) {
    chat.addPendingRequest(userOf(telegram, user), { link: made.get(link ?? '') })
  }
}

/** What becomes of the chat: last, for in a chat that is gone nothing more can be set up. */
export function setFate(telegram: Emulator, chat: EmulatedChat, stated: CaseChat): void {
  const guard = telegram.bot(stated.guardBot ?? 0)
  if (guard !== undefined) {
    // A guard that may not invite would be none.
    if (chat.member(guard)?.status !== 'administrator') chat.promote(guard, { canInviteUsers: true })
    chat.guardBot = guard
  }
  while (chat.memberCount < (stated.memberCount ?? 0)) chat.add(telegram.addUser())
  if (stated.upgradedTo !== undefined) chat.upgrade({ id: stated.upgradedTo })
  if (stated.deactivated === true) chat.deactivate()
}

/** Has the bot, as the chat's guard, be asked about people. */
export function setGuardQueries(
  telegram: Emulator,
  chat: EmulatedChat,
  bot: EmulatedBot,
  { guardQueries = [], links = [] }: Precondition,
): void {
  if (guardQueries.length > 0) chat.guardBot = bot
  for (const { query_id: id, user, link: ref } of guardQueries) {
    const url = links.find((link) => link.ref === ref)?.invite_link
    chat.addGuardQuery(userOf(telegram, user), { id, link: url === undefined ? null : chat.linkBy(url) })
  }
}

function addLink(chat: EmulatedChat, link: CaseLink, creator: EmulatedBot | EmulatedUser | undefined) {
  if (creator === undefined) throw new Error(`the world has no ${link.creator}`)
  const { expire_date: expiry, subscription_period: period, subscription_price: price } = link
  const made = chat.addLink({
    creator,
    url: link.invite_link,
    title: link.name,
    expireAt: expiry === undefined ? null : new Date(expiry * 1000),
    requireApproval: link.creates_join_request,
    isPrimary: link.is_primary,
    isRevoked: link.is_revoked,
    pendingJoinRequestCount: link.pending_join_request_count,
    subscription: period === undefined || price === undefined ? null : { periodMs: period * 1000, price },
  })
  // Set afterwards, for a case may have a link with approval and a limit, which nobody could make.
  made.limit = link.member_limit ?? null
  return made
}
