import { expect, test } from 'vitest'
import { aScene, badRequest } from '../scene'

const HOUR_LATER = new Date('2027-03-01T13:00:00Z')
const refusing = (option: string) => expect.objectContaining({ name: 'InvalidOptionsError', option })

test('an administrator makes links of their own', () => {
  const { chat, owner } = aScene()

  const link = owner.createLink(chat, { title: 'Spring', expireAt: HOUR_LATER, limit: 50 })

  expect(link).toMatchObject({
    creator: owner,
    title: 'Spring',
    expiresAt: HOUR_LATER,
    limit: 50,
    requiresApproval: false,
    isPrimary: false,
  })
  expect(chat.links).toEqual([link])
})

test('an edit keeps what it does not name', () => {
  const { chat, owner } = aScene()
  const link = owner.createLink(chat, { title: 'Spring', expireAt: HOUR_LATER, limit: 50 })

  const edited = owner.editLink(link, { limit: null, requireApproval: true })

  expect(edited).toBe(link)
  expect(link).toMatchObject({ title: 'Spring', expiresAt: HOUR_LATER, limit: null, requiresApproval: true })
})

test('an edit clears what it names as null', () => {
  const { chat, owner } = aScene()
  const link = owner.createLink(chat, { expireAt: HOUR_LATER })

  owner.editLink(link, { title: 'Summer', expireAt: null })

  expect(link).toMatchObject({ title: 'Summer', expiresAt: null })
})

test('a title is cleaned and cut as Telegram does', () => {
  const { chat, owner } = aScene()

  const link = owner.createLink(chat, { title: `  Spring\n \tcampaign ${'x'.repeat(33)}` })
  const created = link.title
  owner.editLink(link, { title: ' Summer  time ' })

  expect(created).toBe('Spring campaign xxxxxxxxxxxxxx')
  expect(link.title).toBe('Summer time')
})

test('approval takes the place of a limit, unless both are asked for', () => {
  const { chat, owner } = aScene()
  const link = owner.createLink(chat, { limit: 50 })

  owner.editLink(link, { requireApproval: true })

  expect(link).toMatchObject({ limit: null, requiresApproval: true })
  expect(() => owner.editLink(link, { limit: 5 })).toThrow(refusing('limit'))
  expect(() => owner.editLink(link, { limit: 5, requireApproval: true })).toThrow(refusing('limit'))
})

test('a link that has expired can still be edited', async () => {
  const { telegram, chat, owner } = aScene()
  const link = owner.createLink(chat, { expireAt: HOUR_LATER })
  await telegram.clock.advance({ hours: 2 })

  owner.editLink(link, { title: 'Over' })

  expect(link.title).toBe('Over')
})

test.each([
  ['title', { title: 5 } as object],
  ['expireAt', { expireAt: new Date('2027-03-01T12:00:00Z') }],
  ['expireAt', { expireAt: new Date(Number.NaN) }],
  ['limit', { limit: 0 }],
  ['limit', { limit: 100_000 }],
  ['limit', { limit: 1.5 }],
  ['limit', { limit: 5, requireApproval: true }],
  ['subscription', { subscription: { periodMs: 1, price: 1 } }],
  ['subscription.price', { subscription: { periodMs: 1, price: 0 } }],
  ['subscription.periodMs', { subscription: { periodMs: 0.5, price: 1 } }],
])('an app would not offer that %s', (option, choices) => {
  const { chat, owner } = aScene()

  expect(() => owner.createLink(chat, choices)).toThrow(refusing(option))
})

test('a subscription link has a title besides its price, and nothing else', () => {
  const { telegram, owner } = aScene()
  const channel = telegram.addChat({ type: 'channel', owner })
  const subscription = { periodMs: 2_592_000_000, price: 500 }
  const link = owner.createLink(channel, { title: 'Patrons', subscription })

  owner.editLink(link, { title: 'Friends' })

  expect(link).toMatchObject({ title: 'Friends', subscription })
  expect(() => owner.editLink(link, { limit: 5 })).toThrow(
    'Expected `subscription` to be all there is to choose besides a title, got `limit` too',
  )
  expect(() => owner.createLink(channel, { subscription, requireApproval: true })).toThrow(refusing('subscription'))
})

test('only one’s own links are edited, and neither primary nor revoked ones', () => {
  const { telegram, chat, owner, bot } = aScene()
  const elsewhere = aScene()
  const revoked = owner.revokeLink(owner.createLink(chat))

  expect(() => owner.editLink(chat.addLink({ creator: bot }), {})).toThrow(refusing('link'))
  expect(() => owner.editLink(owner.primaryLink(chat), {})).toThrow(refusing('link'))
  expect(() => owner.editLink(revoked, {})).toThrow(refusing('link'))
  expect(() => owner.editLink(elsewhere.owner.createLink(elsewhere.chat), {})).toThrow(refusing('link'))
  expect(() => telegram.addUser().createLink(chat)).toThrow(refusing('chat'))
})

test('an administrator revokes their own links, the owner anybody’s', () => {
  const { telegram, chat, owner, bot } = aScene()
  const ada = telegram.addUser()
  owner.promote(chat, ada, { canInviteUsers: true })
  const [adas, bots] = [ada.createLink(chat), chat.addLink({ creator: bot })]

  expect(() => ada.revokeLink(bots)).toThrow(refusing('chat'))
  ada.revokeLink(adas)
  owner.revokeLink(bots)

  expect([adas.isRevoked, bots.isRevoked]).toEqual([true, true])
})

test('every administrator has a primary link, and gets a new one for one that is revoked', () => {
  const { chat, owner, bot } = aScene()
  const first = owner.primaryLink(chat)

  owner.revokeLink(first)

  expect(owner.primaryLink(chat)).not.toBe(first)
  expect(owner.primaryLink(chat)).toBe(owner.primaryLink(chat))
  expect(chat.primaryLinkOf(bot)).toBeUndefined()
})

test('a bot cannot edit what a person made', async () => {
  const { chat, owner, ask } = aScene()
  const link = owner.createLink(chat)

  const said = await ask('editChatInviteLink', { chat_id: chat.id, invite_link: link.url, name: 'Mine' })

  expect(said).toEqual(badRequest('CHAT_ADMIN_REQUIRED'))
})

test('the links of a group that became a supergroup lead there, with who came through them and who waits', () => {
  const { telegram, owner } = aScene()
  const group = telegram.addChat({ type: 'group', owner })
  const open = owner.createLink(group, { limit: 1 })
  const gate = owner.createLink(group, { requireApproval: true })
  const [ada, grace, joan] = [telegram.addUser(), telegram.addUser(), telegram.addUser()]
  ada.join(open)
  grace.join(gate)

  const supergroup = owner.upgrade(group)

  expect(open.memberCount).toBe(1)
  expect(joan.join(open)).toBe('link full')
  expect(joan.join(gate)).toBe('requested')
  expect(supergroup.pendingRequests.map(({ user }) => user)).toEqual([grace, joan])
  expect(owner.editLink(open, { limit: 2 })).toMatchObject({ limit: 2 })
  expect(joan.join(open)).toBe('joined')
})

test('it can be assumed that the links of a group end with it', () => {
  const { telegram, owner } = aScene({ unknowns: { linksSurviveUpgrade: false } })
  const group = telegram.addChat({ type: 'group', owner })
  const open = owner.createLink(group)
  const gate = owner.createLink(group, { requireApproval: true })
  telegram.addUser().join(open)
  telegram.addUser().join(gate)

  const supergroup = owner.upgrade(group)

  expect(telegram.addUser().join(open)).toBe('no such link')
  expect([supergroup.memberCount, supergroup.pendingRequests, supergroup.links]).toEqual([2, [], []])
})
