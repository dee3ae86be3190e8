import type { Unknowns } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, type Params, type Scene } from './scene'

const PAST = 1_700_000_000

interface Question {
  unknown: keyof Unknowns
  refusal: string
  method: string
  /** Sets the scene, and gives the call's parameters. */
  arrange(scene: Scene): Params
}

const QUESTIONS: Question[] = [
  {
    unknown: 'pastExpireDate',
    refusal: 'EXPIRE_DATE_INVALID',
    method: 'createChatInviteLink',
    arrange: () => ({ chat_id: CHAT, expire_date: PAST }),
  },
  {
    unknown: 'pastExpireDate',
    refusal: 'EXPIRE_DATE_INVALID',
    method: 'editChatInviteLink',
    arrange: ({ chat, bot }) => ({
      chat_id: CHAT,
      invite_link: chat.addLink({ creator: bot }).url,
      expire_date: PAST,
    }),
  },
  {
    unknown: 'memberLimit100000',
    refusal: 'USAGE_LIMIT_INVALID',
    method: 'createChatInviteLink',
    arrange: () => ({ chat_id: CHAT, member_limit: 100_000 }),
  },
  {
    unknown: 'actOnRevokedLink',
    refusal: 'INVITE_HASH_EXPIRED',
    method: 'revokeChatInviteLink',
    arrange: ({ chat, bot }) => ({
      chat_id: CHAT,
      invite_link: chat.addLink({ creator: bot, isRevoked: true }).url,
    }),
  },
  {
    unknown: 'actOnRevokedLink',
    refusal: 'INVITE_HASH_EXPIRED',
    method: 'editChatInviteLink',
    arrange: ({ chat, bot }) => ({
      chat_id: CHAT,
      invite_link: chat.addLink({ creator: bot, isRevoked: true }).url,
    }),
  },
  {
    unknown: 'editPrimaryLink',
    refusal: 'CHAT_INVITE_PERMANENT',
    method: 'editChatInviteLink',
    arrange: ({ chat, bot }) => ({ chat_id: CHAT, invite_link: chat.addLink({ creator: bot, isPrimary: true }).url }),
  },
  {
    unknown: 'editPrimaryLink',
    refusal: 'CHAT_INVITE_PERMANENT',
    method: 'editChatSubscriptionInviteLink',
    arrange: ({ chat, bot }) => ({ chat_id: CHAT, invite_link: chat.addLink({ creator: bot, isPrimary: true }).url }),
  },
  {
    unknown: 'foreignLink',
    refusal: 'CHAT_ADMIN_REQUIRED',
    method: 'revokeChatInviteLink',
    arrange: ({ chat, owner }) => ({ chat_id: CHAT, invite_link: chat.addLink({ creator: owner }).url }),
  },
  {
    unknown: 'otherSpelling',
    refusal: 'INVITE_HASH_EXPIRED',
    method: 'revokeChatInviteLink',
    arrange: ({ chat, bot }) => {
      chat.addLink({ creator: bot, url: 'https://t.me/+SpelledOtherwise' })
      return { chat_id: CHAT, invite_link: 'telegram.me/joinchat/SpelledOtherwise' }
    },
  },
  {
    unknown: 'priceOver10000',
    refusal: 'PLACEHOLDER_PRICE_TOO_HIGH',
    method: 'createChatSubscriptionInviteLink',
    arrange: (scene) => ({ ...aChannel(scene), subscription_period: 2_592_000, subscription_price: 10_001 }),
  },
  {
    unknown: 'otherSubscriptionPeriod',
    refusal: 'SUBSCRIPTION_PERIOD_INVALID',
    method: 'createChatSubscriptionInviteLink',
    arrange: (scene) => ({ ...aChannel(scene), subscription_period: 86_400, subscription_price: 100 }),
  },
  {
    unknown: 'directMessagesLink',
    refusal: 'CHANNEL_MONOFORUM_UNSUPPORTED',
    method: 'exportChatInviteLink',
    arrange: ({ telegram, bot }) => {
      const parent = telegram.addChat({ type: 'channel' })
      const messages = telegram.addChat({ type: 'supergroup', isDirectMessages: true, parent })
      messages.promote(bot, { canInviteUsers: true })
      return { chat_id: messages.id }
    },
  },
]

function aChannel({ telegram, bot }: Scene): Params {
  const channel = telegram.addChat({ type: 'channel' })
  channel.promote(bot, { canInviteUsers: true })
  return { chat_id: channel.id }
}

test.each(QUESTIONS)('$unknown: $method is refused with $refusal', async ({ refusal, method, arrange }) => {
  const scene = aScene()
  const params = arrange(scene)

  const said = await scene.ask(method, params)

  expect(said).toEqual(badRequest(refusal))
})

test.each(QUESTIONS)('$unknown: $method can be refused otherwise', async ({ unknown, method, arrange }) => {
  const scene = aScene({ unknowns: { [unknown]: 'ANOTHER_CONSTANT' } })
  const params = arrange(scene)

  const said = await scene.ask(method, params)

  expect(said).toEqual(badRequest('ANOTHER_CONSTANT'))
})

test.each(QUESTIONS)('$unknown: $method can be let pass', async ({ unknown, method, arrange }) => {
  const scene = aScene({ unknowns: { [unknown]: null } })
  const params = arrange(scene)

  const said = await scene.ask(method, params)

  expect(said.ok).toBe(true)
})

test.each([
  ['pastExpireDate', 'not a constant', 'a constant such as INVITE_HASH_EXPIRED, or null'],
  ['foreignLink', false, 'a constant such as INVITE_HASH_EXPIRED, or null'],
  ['renewalIsTold', 'yes', 'true or false'],
  ['foreignLinkShownLength', -1, 'a whole number from 0, or null'],
  ['foreignLinkShownLength', 'all', 'a whole number from 0, or null'],
  ['approvalFrom', 'nobody', "'approver' or 'applicant'"],
  ['isItRaining', true, 'left out, as'],
])('%s cannot be %j', (unknown, choice, expected) => {
  const emulate = () => aScene({ unknowns: { [unknown]: choice } })

  expect(emulate).toThrow(`Expected \`${unknown}\` to be ${expected}`)
})

test('whatever there is to choose can be chosen', async () => {
  const unknowns = { foreignLinkShownLength: null, approvalFrom: 'applicant', memberLimit100000: null } as const
  const { chat, bot } = aScene({ unknowns: { ...unknowns, renewalIsTold: undefined } })

  expect(chat.addLink({ creator: bot, limit: 100_000 }).limit).toBe(100_000)
})

test.each([
  [undefined, true],
  [false, false],
])('with revokedPrimaryStaysPrimary %s, the revoked link is primary: %s', async (switched, isPrimary) => {
  const { ask, chat, bot } = aScene({ unknowns: { revokedPrimaryStaysPrimary: switched } })
  const { url } = chat.addLink({ creator: bot, isPrimary: true })

  const said = await ask('revokeChatInviteLink', { chat_id: CHAT, invite_link: url })

  expect(said).toMatchObject({ ok: true, result: { invite_link: url, is_primary: isPrimary, is_revoked: true } })
})

test.each([
  [undefined, false],
  [true, true],
])('with exportRevokesAdditional %s, the bot’s other links are revoked: %s', async (switched, isRevoked) => {
  const { ask, chat, bot, owner } = aScene({ unknowns: { exportRevokesAdditional: switched } })
  const own = chat.addLink({ creator: bot })
  const foreign = chat.addLink({ creator: owner })
  chat.addLink({ creator: bot, isPrimary: true })

  await ask('exportChatInviteLink', { chat_id: CHAT })

  expect(own.isRevoked).toBe(isRevoked)
  expect(foreign.isRevoked).toBe(false)
})

test.each([
  [undefined, 2],
  [false, 0],
])('with linksSurviveUpgrade %s, %i links go on in the supergroup', (switched, count) => {
  const { telegram, bot } = aScene({ unknowns: { linksSurviveUpgrade: switched } })
  const group = telegram.addChat({ type: 'group' })
  group.addLink({ creator: bot, isPrimary: true })
  group.addLink({ creator: bot })

  const supergroup = group.upgrade()

  expect(supergroup.links).toHaveLength(count)
})
