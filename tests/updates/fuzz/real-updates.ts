import type { Update } from '@grammyjs/types'
import { Client } from 'invitegram'
import { aTelegram } from '../../support/telegram'

const KINDS = ['chat_join_request', 'chat_member', 'my_chat_member', 'message'] as const
const DAY_MS = 86_400_000

/** An update of every kind that is read, in every form that people give it, as Telegram sends it. */
export async function realUpdates(): Promise<readonly Update[]> {
  const { telegram, bot, owner, chat } = aTelegram()
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  await client.api.call('getUpdates', { allowed_updates: KINDS })

  const tomorrow = new Date(telegram.clock.now().getTime() + DAY_MS)
  const cafe = telegram.addChat({ type: 'supergroup', title: 'Café', username: 'cafe', joinByRequest: true, owner })
  const news = telegram.addChat({ type: 'channel', title: 'News', owner })
  const friends = telegram.addChat({ type: 'group', title: 'Friends', owner })
  for (const one of [cafe, news, friends]) owner.promote(one, bot, { canInviteUsers: true, canRestrictMembers: true })
  const open = chat.addLink({ creator: bot, title: 'Spring', limit: 50, expireAt: tomorrow })
  const gate = chat.addLink({ creator: owner, requireApproval: true })
  const paid = news.addLink({ creator: bot, subscription: { periodMs: 30 * DAY_MS, price: 50 } })
  const [ada, bob, cyd, dan] = ['Ada', 'Bob', 'Cyd', 'Dan'].map((firstName) =>
    telegram.addUser({ firstName, lastName: 'Lee', languageCode: 'en', isPremium: true, bio: 'Chess', stars: 100 }),
  ) as [typeof owner, typeof owner, typeof owner, typeof owner]

  ada.join(open)
  bob.join(gate)
  owner.approve(chat, bob)
  cyd.join(cafe)
  owner.approve(cafe, cyd)
  dan.join(paid)
  ada.joinThroughFolder(news)
  owner.add(friends, bob)
  owner.promote(chat, bob, { canInviteUsers: true })
  owner.ban(chat, ada, { until: tomorrow })
  ada.leave(news)
  chat.restrict(cyd, { until: tomorrow, isMember: false })
  cyd.join(open)
  owner.setGuardBot(cafe, bot)
  dan.join(cafe)
  owner.demote(cafe, bot)
  dan.block(bot)
  owner.upgrade(friends)
  // Who asks for the same again at once is given no more than one.
  await telegram.clock.advance({ seconds: 3 })
  return await client.api.call('getUpdates', {})
}
