import type { EmulatedChat } from 'invitegram/emulator'
import type { WaysIn } from './ways-in'

/** @throws {Error} if something about a chat cannot be */
export function checkChat(chat: EmulatedChat, ways: WaysIn): void {
  const { members, banned, pendingRequests, links } = chat
  const present = new Set(members.map(({ user }) => user.id))

  claim(present.size === members.length, 'somebody is in twice')
  claim(chat.memberCount === members.length, `${chat.memberCount} are counted, ${members.length} are there`)
  claim(!banned.some(({ user }) => present.has(user.id)), 'somebody is in and banned')
  claim(!pendingRequests.some(({ user }) => present.has(user.id)), 'somebody is in and asks to be let in')
  claim(new Set(pendingRequests.map(({ user }) => user.id)).size === pendingRequests.length, 'somebody asks twice')

  for (const link of links) {
    const asking = pendingRequests.filter((request) => request.link === link).length
    const through = ways.count(chat, link)
    claim(link.pendingJoinRequestCount === asking, `${link.pendingJoinRequestCount} ask by its count, ${asking} do`)
    claim(link.memberCount === through, `${link.memberCount} came through a link by its count, ${through} did`)
  }

  function claim(holds: boolean, otherwise: string): void {
    if (!holds) throw new Error(`${chat.title}: ${otherwise}`)
  }
}
