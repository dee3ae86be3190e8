import { Client, InvalidOptionsError, type InviteLink, parseInviteLink } from 'invitegram'
import { absentDifferences, nearest, refsOf } from './expectation'
import { type Difference, differences, type Refs } from './match'
import type { Stage } from './stage'
import type { Case, JsonObject } from './vectors'

/** Has the client make a link of this name: it comes back as Telegram keeps it, or was rightly refused before. */
export async function nameByClient({ root, bot, telegram }: Stage, chatId: number, item: Case): Promise<Difference[]> {
  const { input = '', expect } = item
  const client = new Client(bot.token, { apiRoot: root, clock: telegram.clock, retry: false, throttle: false })
  try {
    const link = await client.createInviteLink(chatId, { title: input })
    return nearest(expect, (one) => nameDifferences(one, link, refsOf(item))).differences
  } catch (error) {
    if (error instanceof InvalidOptionsError && error.option === 'title' && isBeyondTelegram(input)) return []
    return [{ path: 'client', expected: expect, got: String(error) }]
  } finally {
    await client.close()
  }
}

function nameDifferences({ name, absent = [] }: JsonObject, { raw }: InviteLink, refs: Refs): Difference[] {
  return [
    ...(name === undefined ? [] : differences(name, raw.name, refs, 'client: name')),
    ...absentDifferences(absent, raw, 'client'),
  ]
}

/** What Telegram cuts in silence, or takes for broken: a client is right to refuse that, and nothing else. */
export function isBeyondTelegram(title: string): boolean {
  return [...title].length > 32 || /\p{Surrogate}/u.test(title)
}

/** Has the client read a text that may be a link. */
export function linkByClient({ input = '', expect, ...item }: Case): Difference[] {
  const link = parseInviteLink(input)
  const got =
    link?.kind === 'invite'
      ? { ...link, webLink: link.url, deepLink: link.deepLink.replace('tg://', 'tg:') }
      : (link ?? { kind: 'none' })
  return differences(expect, got, refsOf({ ...item, expect }), 'client')
}
