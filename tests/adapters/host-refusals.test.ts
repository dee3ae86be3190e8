import { ApiError, Client, type InvitegramError } from 'invitegram'
import { expect, test } from 'vitest'
import { failureOf } from './failure'
import { HOSTS, onEachHost } from './hosts'
import { aTelegramOnAPort } from './scene'

/** What is refused in every way there is. */
const REFUSALS = [
  { code: 400, message: 'CHAT_ADMIN_REQUIRED' },
  { code: 400, message: 'Chat is deactivated' },
  { code: 400, message: 'CHANNEL_PRIVATE' },
  { code: 400, message: 'EXPIRE_DATE_INVALID' },
  { code: 400, message: 'USAGE_LIMIT_INVALID' },
  { code: 400, message: 'PRICING_CHAT_INVALID' },
  { code: 400, message: 'USER_ID_INVALID' },
  { code: 401, message: 'Unauthorized' },
  { code: 403, message: 'CHAT_WRITE_FORBIDDEN' },
  { code: 403, message: 'Some human text' },
  { code: 406, message: 'INVITE_HASH_EXPIRED' },
  { code: 429, message: 'Too Many Requests: retry after 35' },
  { code: 500, message: 'Receive invalid invite link' },
  { code: 502, message: 'Bad Gateway' },
]

/** All that a program, or its owner, can tell of an error: what is underneath it aside. */
function factsOf(error: InvitegramError): object {
  return { ...error, name: error.name, message: error.message }
}

/** Of a server error Telegraf does not pass on the words. */
const CASES = onEachHost(REFUSALS).filter(({ library, code }) => library !== 'Telegraf' || code < 500)

test.each(CASES)('over $library, $code $message means what it means without', async ({ host, ...refusal }) => {
  const { telegram, apiRoot, bot, chat, timesCalled } = await aTelegramOnAPort()
  const direct = new Client(bot.token, { apiRoot, retry: false, throttle: false })
  const riding = new Client(host(bot.token, apiRoot))
  telegram.failUpstream('createChatInviteLink', refusal, refusal)

  const wanted = await failureOf(direct.createInviteLink(chat.id))
  const failure = await failureOf(riding.createInviteLink(chat.id))

  expect(failure).toBeInstanceOf(ApiError)
  expect(factsOf(failure)).toEqual(factsOf(wanted))
  expect(timesCalled('createChatInviteLink')).toBe(2)
})

test.each(HOSTS)('over $library, a flood tells how long to wait', async ({ host }) => {
  const { telegram, apiRoot, bot, chat, timesCalled } = await aTelegramOnAPort()
  const client = new Client(host(bot.token, apiRoot))
  telegram.faults.add({ kind: 'flood', retryAfterMs: 14_000 })

  const failure = await failureOf(client.createInviteLink(chat.id))

  expect(failure).toMatchObject({ name: 'FloodError', code: 429, retryAfterMs: 14_000, outcome: 'refused' })
  expect(timesCalled('createChatInviteLink')).toBe(1)
})

test.each(HOSTS)('over $library, floods are waited out if that is asked for', async ({ host }) => {
  const { telegram, apiRoot, bot, chat, timesCalled } = await aTelegramOnAPort({ clock: 'auto' })
  const client = new Client(host(bot.token, apiRoot), { retry: {}, throttle: {}, clock: telegram.clock })
  const startMs = telegram.clock.now().getTime()
  telegram.faults.add({ kind: 'flood', retryAfterMs: 14_000, times: 2 })

  const link = await client.createInviteLink(chat.id, { title: 'Spring campaign' })

  expect(chat.links).toMatchObject([{ url: link.url, title: 'Spring campaign' }])
  expect(telegram.clock.now().getTime() - startMs).toBeGreaterThanOrEqual(28_000)
  expect(timesCalled('createChatInviteLink')).toBe(3)
})

test.each(HOSTS)('over $library, a group that became a supergroup is followed', async ({ host }) => {
  const { telegram, apiRoot, bot } = await aTelegramOnAPort()
  const group = telegram.addChat({ type: 'group', title: 'Chess group' })
  group.promote(bot, { canInviteUsers: true })
  telegram.faults.add({ kind: 'migration', times: 1 })
  const client = new Client(host(bot.token, apiRoot))

  const link = await client.createInviteLink(group.id)

  expect(group.links).toEqual([])
  expect(group.upgradedTo?.links).toMatchObject([{ url: link.url }])
  expect(link.chatId).toBe(group.upgradedTo?.id)
})

test.each(HOSTS)(
  'over $library, what was thrown there is underneath, and not shown among the facts',
  async ({ host }) => {
    const { apiRoot, bot } = await aTelegramOnAPort()
    const client = new Client(host(bot.token, apiRoot))

    const failure = await failureOf(client.createInviteLink(-1001))

    expect(failure).toMatchObject({ reason: 'chat-not-found' })
    expect(failure.cause).toBeInstanceOf(Error)
    expect(Object.keys(failure)).not.toContain('cause')
  },
)
