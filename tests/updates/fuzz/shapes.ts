/** Looks at a value, and says what about it is not as documented: nothing, if it is. */
export type Shape = (value: unknown) => readonly string[]

const text = kind('text', (value) => typeof value === 'string')
const whole = kind('a whole number', Number.isSafeInteger)
const flag = kind('true or false', (value) => typeof value === 'boolean')
const date = kind('a valid date', (value) => value instanceof Date && !Number.isNaN(value.getTime()))

function kind(name: string, isRight: (value: unknown) => boolean): Shape {
  return (value) => (isRight(value) ? [] : [` is no ${name}: ${String(value)}`])
}

function orNull(shape: Shape): Shape {
  return (value) => (value === null ? [] : shape(value))
}

function oneOf(...values: readonly unknown[]): Shape {
  return kind(`one of ${values.join(', ')}`, (value) => values.includes(value))
}

function listOf(shape: Shape): Shape {
  return (value) => (Array.isArray(value) ? value.flatMap(shape) : [' is no list'])
}

function record(fields: Readonly<Record<string, Shape>>): Shape {
  return (value) => {
    if (typeof value !== 'object' || value === null) return [' is no object']
    const present: Readonly<Record<string, unknown>> = { ...value }
    return Object.entries(fields).flatMap(([name, shape]) =>
      shape(present[name]).map((problem) => `.${name}${problem}`),
    )
  }
}

const user = record({
  id: whole,
  isBot: flag,
  firstName: text,
  lastName: orNull(text),
  username: orNull(text),
  languageCode: orNull(text),
  isPremium: flag,
})
const chat = record({
  id: whole,
  type: oneOf('private', 'group', 'supergroup', 'channel'),
  title: orNull(text),
  username: orNull(text),
})
const link = record({
  chatId: whole,
  url: text,
  title: orNull(text),
  creator: user,
  expiresAt: orNull(date),
  limit: orNull(whole),
  requiresApproval: flag,
  pendingJoinRequestCount: whole,
  isPrimary: flag,
  isRevoked: flag,
  subscription: orNull(record({ periodMs: whole, price: whole })),
  kind: oneOf('primary', 'additional', 'subscription'),
  isTruncated: flag,
})
const status = oneOf('creator', 'administrator', 'member', 'restricted', 'left', 'kicked')
const standing = record({ status, isPresent: flag, isAdministrator: flag, until: orNull(date) })
const access = record({
  status,
  isPresent: flag,
  isAdministrator: flag,
  canManageLinks: flag,
  canAnswerRequests: flag,
  canSeeMembers: flag,
  canRestrictMembers: flag,
})
const abilities = listOf(oneOf('canManageLinks', 'canAnswerRequests', 'canSeeMembers', 'canRestrictMembers'))

const VIA: Readonly<Record<string, Shape>> = {
  link: record({ link }),
  request: record({ link: orNull(link), approvedBy: orNull(user) }),
  folder: record({}),
  added: record({ actor: user }),
  public: record({}),
  unknown: record({ because: text }),
}
const via: Shape = (value) => {
  const { by } = value as { by: string }
  return VIA[by]?.(value) ?? [`.by is ${by}`]
}

const news = { updateId: whole, chat, user, date }

/** What the documentation says of each event. */
export const EVENTS = {
  joinRequest: record({
    ...news,
    userChatId: whole,
    bio: orNull(text),
    inviteLink: orNull(link),
    queryId: orNull(text),
    messageUntil: date,
    answerUntil: orNull(date),
  }),
  memberJoined: record({ ...news, via, rejoin: oneOf(true, null), until: orNull(date) }),
  memberLeft: record({
    ...news,
    reason: oneOf('left', 'removed', 'lapsed'),
    actor: orNull(user),
    isBanned: flag,
    bannedUntil: orNull(date),
  }),
  memberChanged: record({ ...news, actor: orNull(user), before: standing, after: standing }),
  accessChanged: record({
    updateId: whole,
    chat,
    actor: user,
    date,
    before: access,
    after: access,
    gained: abilities,
    lost: abilities,
  }),
  chatMigrated: record({ oldChatId: whole, newChatId: whole }),
  warning: record({ code: text, message: text, chatId: orNull(whole) }),
} satisfies Readonly<Record<string, Shape>>
