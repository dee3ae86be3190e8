import fc from 'fast-check'
import type { EmulatedChat, EmulatedUser } from 'invitegram/emulator'
import { type Cast, CHATS, LINKS, PEOPLE } from './cast'
import { Entry } from './entry'
import { isIn, type WaysIn } from './ways-in'

/** Something that somebody does. Printed, it is a line of a play. */
export interface Deed {
  happen(stage: Stage): void | Promise<void>
}

interface Stage {
  cast: Cast
  ways: WaysIn
  /** The bots fetch their updates: those that are a day old are gone. */
  listen(): Promise<void>
}

/** What a link is asked to be. */
interface Settings {
  limit: number | null
  requireApproval: boolean
  expireInHours: number | null
}

const HOUR_S = 3600
const THIRTY_DAYS_S = 2_592_000

const who = fc.nat(PEOPLE - 1)
// Whoever acts for a chat is its owner most of the time: others seldom may.
const by = fc.oneof({ weight: 3, arbitrary: fc.constant(PEOPLE) }, { weight: 1, arbitrary: who })
const chat = fc.nat(CHATS - 1)
const link = fc.nat(CHATS * LINKS - 1)
const bot = fc.constantFrom('porter' as const, 'porter' as const, 'guest' as const)
const hours = fc.integer({ min: 1, max: 500 })
const settings: fc.Arbitrary<Settings> = fc
  .record({
    limit: fc.option(fc.integer({ min: 1, max: 3 })),
    requireApproval: fc.boolean(),
    expireInHours: fc.option(hours),
  })
  // A link is counted or approved, never both.
  .map((asked) => (asked.requireApproval ? { ...asked, limit: null } : asked))

const deed: fc.Arbitrary<Deed> = fc.oneof(
  deedOf(20, 'join', { who, link }, ({ cast, ways }, { who, link }) => {
    const { link: door, chat } = cast.link(link)
    const entry = new Entry(cast, ways, chat, cast.person(who), door)
    entry.check(cast.person(who).join(door))
  }),
  deedOf(2, 'ask at the link', { who, link }, ({ cast }, { who, link }) => {
    cast.person(who).requestToJoin(cast.link(link).link)
  }),
  deedOf(3, 'ask at the door', { who, chat }, ({ cast }, { who, chat }) => {
    cast.person(who).requestToJoin(cast.chat(chat))
  }),
  deedOf(2, 'withdraw', { who, chat }, ({ cast }, { who, chat }) => {
    cast.person(who).withdraw(cast.chat(chat))
  }),
  deedOf(9, 'leave', { who, chat }, ({ cast }, { who, chat }) => {
    cast.person(who).leave(cast.chat(chat))
  }),
  deedOf(3, 'cancel', { who }, ({ cast }, { who }) => {
    cast.person(who).cancelSubscription(cast.channel)
  }),

  deedOf(3, 'approve', { by, who, chat }, ({ cast, ways }, { by, who, chat }) =>
    approval(ways, cast.chat(chat), cast.person(who), () => {
      cast.person(by).approve(cast.chat(chat), cast.person(who))
    }),
  ),
  deedOf(1, 'decline', { by, who, chat }, ({ cast }, { by, who, chat }) => {
    cast.person(by).decline(cast.chat(chat), cast.person(who))
  }),
  deedOf(2, 'add', { by, who, chat }, ({ cast }, { by, who, chat }) => {
    cast.person(by).add(cast.chat(chat), cast.person(who))
  }),
  deedOf(2, 'ban', { by, who, chat, hours: fc.option(hours) }, ({ cast }, { by, who, chat, hours }) => {
    cast.person(by).ban(cast.chat(chat), cast.person(who), hours === null ? {} : { until: cast.inHours(hours) })
  }),
  deedOf(5, 'unban', { by, who, chat }, ({ cast }, { by, who, chat }) => {
    cast.person(by).unban(cast.chat(chat), cast.person(who))
  }),
  deedOf(
    1,
    'promote',
    { by, who, chat, canInviteUsers: fc.boolean() },
    ({ cast }, { by, who, chat, canInviteUsers }) => {
      cast.person(by).promote(cast.chat(chat), cast.person(who), { canInviteUsers })
    },
  ),
  deedOf(1, 'demote', { by, who, chat }, ({ cast }, { by, who, chat }) => {
    cast.person(by).demote(cast.chat(chat), cast.person(who))
  }),

  deedOf(1, 'create', { by, chat, settings }, ({ cast }, { by, chat, settings }) => {
    cast.person(by).createLink(cast.chat(chat), friendly(cast, settings))
  }),
  deedOf(1, 'edit', { by, link, settings }, ({ cast }, { by, link, settings }) => {
    cast.person(by).editLink(cast.link(link).link, friendly(cast, settings))
  }),
  deedOf(1, 'revoke', { by, link }, ({ cast }, { by, link }) => {
    cast.person(by).revokeLink(cast.link(link).link)
  }),

  deedOf(4, 'bot creates', { bot, chat, settings }, async ({ cast }, { bot, chat, settings }) => {
    await cast.ask(cast[bot], 'createChatInviteLink', { chat_id: cast.chat(chat).id, ...wire(cast, settings) })
  }),
  deedOf(2, 'bot edits', { bot, link, settings }, async ({ cast }, { bot, link, settings }) => {
    const { chat, link: edited } = cast.link(link)
    const params = { chat_id: chat.id, invite_link: edited.url, ...wire(cast, settings) }
    await cast.ask(cast[bot], 'editChatInviteLink', params)
  }),
  deedOf(1, 'bot revokes', { bot, link }, async ({ cast }, { bot, link }) => {
    const { chat, link: revoked } = cast.link(link)
    await cast.ask(cast[bot], 'revokeChatInviteLink', { chat_id: chat.id, invite_link: revoked.url })
  }),
  deedOf(1, 'bot exports', { bot, chat }, async ({ cast }, { bot, chat }) => {
    await cast.ask(cast[bot], 'exportChatInviteLink', { chat_id: cast.chat(chat).id })
  }),
  deedOf(2, 'bot sells', { bot, price: fc.integer({ min: 1, max: 900 }) }, async ({ cast }, { bot, price }) => {
    const params = { chat_id: cast.channel.id, subscription_period: THIRTY_DAYS_S, subscription_price: price }
    await cast.ask(cast[bot], 'createChatSubscriptionInviteLink', params)
  }),
  deedOf(5, 'bot approves', { bot, who, chat }, ({ cast, ways }, { bot, who, chat }) =>
    approval(ways, cast.chat(chat), cast.person(who), async () => {
      await cast.ask(cast[bot], 'approveChatJoinRequest', { chat_id: cast.chat(chat).id, user_id: cast.person(who).id })
    }),
  ),
  deedOf(1, 'bot declines', { bot, who, chat }, async ({ cast }, { bot, who, chat }) => {
    await cast.ask(cast[bot], 'declineChatJoinRequest', { chat_id: cast.chat(chat).id, user_id: cast.person(who).id })
  }),

  deedOf(1, 'bot counts', { chat }, async ({ cast }, { chat }) => {
    const { result } = await cast.ask(cast.porter, 'getChatMemberCount', { chat_id: cast.chat(chat).id })
    const { length } = cast.chat(chat).members
    if (result !== length) throw new Error(`A bot is told that there are ${result}, where there are ${length}`)
  }),

  deedOf(1, 'add the guest', { chat }, ({ cast }, { chat }) => {
    cast.owner.add(cast.chat(chat), cast.guest)
  }),
  deedOf(1, 'promote the guest', { chat }, ({ cast }, { chat }) => {
    cast.owner.promote(cast.chat(chat), cast.guest, { canInviteUsers: true })
  }),
  deedOf(1, 'demote the guest', { chat }, ({ cast }, { chat }) => {
    cast.owner.demote(cast.chat(chat), cast.guest)
  }),
  deedOf(1, 'ban the guest', { chat }, ({ cast }, { chat }) => {
    cast.owner.ban(cast.chat(chat), cast.guest)
  }),

  deedOf(2, 'wait', { days: fc.integer({ min: 1, max: 6 }) }, async ({ cast, listen }, { days }) => {
    for (let day = 0; day < days; day++) {
      await cast.telegram.clock.advance({ hours: 23 })
      await listen()
    }
  }),
)

/** Sequences of at least so many deeds. They shrink to as few as show the fault. */
export function deeds(atLeast: number): fc.Arbitrary<Deed[]> {
  const maxLength = atLeast + 200
  return new LongAtFirst(
    fc.array(deed, { minLength: atLeast, maxLength, size: 'max' }),
    fc.array(deed, { maxLength, size: 'max' }),
  )
}

function deedOf<T>(
  weight: number,
  name: string,
  given: { [K in keyof T]: fc.Arbitrary<T[K]> },
  happen: (stage: Stage, given: T) => void | Promise<void>,
): { weight: number; arbitrary: fc.Arbitrary<Deed> } {
  const arbitrary = fc.record(given).map((roles) => ({
    happen: (stage: Stage) => happen(stage, roles),
    [fc.toStringMethod]: () => `${name} ${JSON.stringify(roles)}`,
  }))
  return { weight, arbitrary }
}

/** Whoever is let in by it has come through the link at which they had asked. */
async function approval(
  ways: WaysIn,
  chat: EmulatedChat,
  person: EmulatedUser,
  approve: () => void | Promise<void>,
): Promise<void> {
  const asked = chat.pendingRequestOf(person)?.link ?? null
  const wasIn = isIn(chat, person)
  await approve()
  if (asked !== null && !wasIn && isIn(chat, person)) ways.note(chat, person, asked)
}

function friendly(cast: Cast, { limit, requireApproval, expireInHours }: Settings) {
  const expireAt = expireInHours === null ? null : cast.inHours(expireInHours)
  return { limit, requireApproval, expireAt }
}

function wire(cast: Cast, { limit, requireApproval, expireInHours }: Settings) {
  const now = Math.floor(cast.telegram.clock.now().getTime() / 1000)
  return {
    member_limit: limit ?? 0,
    creates_join_request: requireApproval,
    expire_date: expireInHours === null ? 0 : now + expireInHours * HOUR_S,
  }
}

/** An array's least length holds for what it shrinks to as well: so one makes the values, and another shrinks them. */
class LongAtFirst<T> extends fc.Arbitrary<T> {
  readonly #long: fc.Arbitrary<T>
  readonly #any: fc.Arbitrary<T>

  constructor(long: fc.Arbitrary<T>, any: fc.Arbitrary<T>) {
    super()
    this.#long = long
    this.#any = any
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return this.#long.generate(random, bias)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#any.canShrinkWithoutContext(value)
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#any.shrink(value, context)
  }
}
