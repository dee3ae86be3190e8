import { expect, test, vi } from 'vitest'
import { aScene, CHAT, TOKEN } from '../scene'
import { aMessage, pushMessages } from './message'
import { aWebhookScene, HOOK, refusals } from './webhook-scene'

const HOUR_SECONDS = 3600

test('an update is delivered at once, as the server writes it', async () => {
  const { telegram, bot, ask, delivered } = await aWebhookScene()
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: 'https://us%20er:pass@bot.example/hook', secret_token: 's3cret_-' })
  bot.updates.nextId = 7

  bot.updates.push('message', { ...aMessage(), text: 'é' }, { chatId: 5 })
  await telegram.clock.advance(0)

  expect(delivered.map(({ url, init }) => ({ url, ...init }))).toEqual([
    {
      url: HOOK,
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json',
        Connection: 'keep-alive',
        'Accept-Encoding': 'gzip, deflate',
        'X-Telegram-Bot-Api-Secret-Token': 's3cret_-',
        Authorization: 'Basic dXMlMjBlcjpwYXNz',
      },
      body: '{"update_id":7,"message":{"message_id":1,"date":1803902400,"chat":{"id":5,"type":"private","first_name":"Ann"},"text":"\\u00e9"}}',
    },
  ])
  expect(bot.updates.pending).toEqual([])
})

test('what waited before there was a webhook is delivered, too, in order', async () => {
  const { telegram, bot, ask, delivered } = await aWebhookScene()
  await ask('deleteWebhook')
  pushMessages(bot, 2)
  await telegram.clock.advance({ seconds: 1 })

  await ask('setWebhook', { url: HOOK })
  await telegram.clock.advance(0)

  expect(delivered.map(({ text }) => text)).toEqual(['hello 1', 'hello 2'])
})

test('without a fetch of one’s own the platform’s is looked up at each call', async () => {
  const { telegram, bot, ask } = aScene()
  await ask('setWebhook', { url: HOOK })
  const platform = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response())

  pushMessages(bot, 1)
  await telegram.clock.advance(0)
  const called = platform.mock.calls.map(([url]) => url)
  platform.mockRestore()

  expect(called).toEqual([HOOK])
})

test.each([[new Response(null, { status: 302 })], [refusals(1)[0] ?? new Response()], [new Error('no way')]])(
  'what is not taken with a 2xx is sent again at once: %s',
  async (refusal) => {
    const { telegram, bot, delivered } = await aWebhookScene([refusal])

    pushMessages(bot, 1)
    await telegram.clock.advance(0)

    expect(delivered).toHaveLength(2)
    expect(bot.updates.pending).toEqual([])
  },
)

test('the waits double, up to one or two minutes', async () => {
  const { telegram, bot, times } = await aWebhookScene(refusals(10))

  pushMessages(bot, 1)
  await telegram.clock.advance({ hours: 1 })

  expect(times().slice(0, 7)).toEqual([0, 0, 2, 6, 14, 30, 62])
  const later = times()
    .slice(7)
    .map((seconds, index) => seconds - (times()[index + 6] ?? 0))
  expect(later.filter((seconds) => seconds >= 60 && seconds <= 120)).toHaveLength(4)
})

test('any number may wait for another attempt, and Node sees no leak in that', async () => {
  const { telegram, bot, ask } = await aWebhookScene(refusals(22))
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)

  for (let chatId = 1; chatId <= 11; chatId++) bot.updates.push('message', aMessage(), { chatId })
  await telegram.clock.advance({ seconds: 1 })
  await new Promise(setImmediate)
  process.off('warning', warn)
  const waiting = bot.updates.pending.length
  await ask('deleteWebhook')

  expect(waiting).toBe(11)
  expect(warnings).toEqual([])
})

test('a webhook that names a wait gets it, up to an hour', async () => {
  const answers = ['17', '9999', 'soon'].map(
    (wait) => new Response(null, { status: 503, headers: { 'Retry-After': wait } }),
  )
  const { telegram, bot, times } = await aWebhookScene(answers)

  pushMessages(bot, 1)
  await telegram.clock.advance({ hours: 2 })

  expect(times()).toEqual([0, 17, 17 + HOUR_SECONDS, 17 + HOUR_SECONDS + 2])
})

test('an update that would expire before the next attempt is given up', async () => {
  const { telegram, bot, delivered } = await aWebhookScene([
    new Response(null, { status: 503, headers: { 'Retry-After': '60' } }),
  ])

  bot.updates.push('message', { ...aMessage(), date: aMessage().date - 86_400 + 60 }, { chatId: 5 })
  await telegram.clock.advance({ minutes: 5 })

  expect(delivered).toHaveLength(1)
  expect(bot.updates.pending).toEqual([])
})

test('what one person does comes one by one, what others do at the same time', async () => {
  const { telegram, bot, ask, delivered, release } = await aSlowWebhook()
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: HOOK, allowed_updates: '["chat_member","chat_join_request","my_chat_member"]' })

  bot.updates.push('chat_join_request', {}, { chatId: 1, userId: 31 })
  bot.updates.push('chat_member', {}, { chatId: 2, userId: 31 })
  bot.updates.push('chat_member', {}, { chatId: 2, userId: 32 })
  bot.updates.push('my_chat_member', {}, { chatId: 2, userId: 31 })
  bot.updates.push('my_chat_member', {}, { chatId: 2, userId: 32 })
  bot.updates.push('chat_member', {}, { chatId: 2 })
  const atOnce = delivered.length
  release()
  await telegram.clock.advance(0)

  expect([atOnce, delivered.length]).toEqual([4, 6])
})

test('no more go out at once than there are connections', async () => {
  const { telegram, bot, ask, delivered, release } = await aSlowWebhook()
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: HOOK, max_connections: 2 })

  for (const chatId of [1, 2, 3, 4]) bot.updates.push('message', aMessage(), { chatId })
  const atOnce = delivered.length
  release()
  await telegram.clock.advance(0)

  expect([atOnce, delivered.length]).toEqual([2, 4])
})

test('what is dropped while it is on its way, or waits for another attempt, is not sent again', async () => {
  const { telegram, bot, ask, delivered } = await aWebhookScene(refusals(2))
  pushMessages(bot, 2)
  await telegram.clock.advance({ seconds: 1 })

  await ask('setWebhook', { url: HOOK, drop_pending_updates: true })
  await telegram.clock.advance({ hours: 1 })

  expect(delivered).toHaveLength(2)
})

test('what a webhook takes after it has been deleted waits on', async () => {
  const { telegram, bot, ask, delivered, release } = await aSlowWebhook()
  pushMessages(bot, 2)

  await ask('deleteWebhook')
  release()
  await telegram.clock.advance(0)

  expect(delivered).toHaveLength(1)
  expect(bot.updates.pending).toHaveLength(2)
})

test('what waits for a connection is not sent any more once the webhook is deleted', async () => {
  const { telegram, bot, ask, delivered, release } = await aSlowWebhook()
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: HOOK, max_connections: 1 })
  for (const chatId of [1, 2]) bot.updates.push('message', aMessage(), { chatId })

  await ask('deleteWebhook')
  release()
  await telegram.clock.advance(0)

  expect(delivered).toHaveLength(1)
})

test('a webhook that never answers does not stop time', async () => {
  const { telegram, bot } = await aSlowWebhook()
  const begin = telegram.clock.now().getTime()
  pushMessages(bot, 1)

  await telegram.clock.advance({ seconds: 5 })

  expect(telegram.clock.now().getTime() - begin).toBe(5000)
})

test('the last failure is told of', async () => {
  const { telegram, bot, ask } = await aWebhookScene([
    new Response(null, { status: 404, statusText: 'Not Found', headers: { 'Retry-After': '60' } }),
    new Error('no way'),
  ])
  pushMessages(bot, 1)

  const answered = await telegram.clock.advance(0).then(() => ask('getWebhookInfo'))
  await telegram.clock.advance({ seconds: 60 })

  expect(answered).toMatchObject({
    result: {
      pending_update_count: 1,
      last_error_date: 1_803_902_400,
      last_error_message: 'Wrong response from the webhook: 404 Not Found',
    },
  })
  expect(await ask('getWebhookInfo')).toMatchObject({
    result: { pending_update_count: 1, last_error_date: 1_803_902_460, last_error_message: 'Connection failed' },
  })
})

test('a webhook that says for more than 23 hours that it is gone is removed', async () => {
  const gone = Array.from({ length: 30 }, () => new Response(null, { status: 410, headers: { 'Retry-After': '3600' } }))
  const { telegram, bot, ask, times } = await aWebhookScene(gone)
  bot.updates.push('message', { ...aMessage(), date: aMessage().date + 2 * 86_400 }, { chatId: 5 })

  await telegram.clock.advance({ hours: 23 })
  const before = await ask('getWebhookInfo')
  await telegram.clock.advance({ hours: 2 })

  expect(before).toMatchObject({ result: { url: HOOK } })
  expect(await ask('getWebhookInfo')).toMatchObject({ result: { url: '', pending_update_count: 1 } })
  expect(times().at(-1)).toBe(24 * HOUR_SECONDS)
})

test('a webhook that has something else to say in between is not gone', async () => {
  const says = (status: number) => new Response(null, { status, headers: { 'Retry-After': '3600' } })
  const answers = Array.from({ length: 30 }, (_, hour) => says(hour === 12 ? 500 : 410))
  const { telegram, bot, ask } = await aWebhookScene(answers)
  bot.updates.push('message', { ...aMessage(), date: aMessage().date + 2 * 86_400 }, { chatId: 5 })

  await telegram.clock.advance({ hours: 30 })

  expect(await ask('getWebhookInfo')).toMatchObject({ result: { url: HOOK } })
})

test('a method in the answer is called, whatever the form of the body', async () => {
  const { telegram, chat, bot } = await aWebhookScene([
    Response.json({ method: 'createChatInviteLink', chat_id: CHAT, name: 'first' }),
    new Response(`method=CREATECHATINVITELINK&chat_id=${CHAT}&name=second`, {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
  ])

  pushMessages(bot, 2)
  await telegram.clock.advance(0)

  expect(chat.links.map(({ title }) => title)).toEqual(['first', 'second'])
  expect(telegram.calls.at(-1)?.request.path).toBe(`/bot${TOKEN}/CREATECHATINVITELINK`)
})

test.each(['getMe', 'GETUPDATES', 'setWebhook', 'DeleteWebhook', 'close', 'logOut', ''])(
  'the method %o in an answer is ignored',
  async (method) => {
    const { telegram, bot } = await aWebhookScene([Response.json({ method, url: 'https://bot.example/other' })])
    const before = telegram.calls.length

    pushMessages(bot, 1)
    await telegram.clock.advance(0)

    expect(telegram.calls).toHaveLength(before)
  },
)

test('a method in a refusal, or in a body that cannot be read, is not called', async () => {
  const call = { method: 'createChatInviteLink', chat_id: CHAT }
  const { telegram, chat, bot } = await aWebhookScene([
    Response.json(call, { status: 500 }),
    Response.json({ ...call, name: 'x'.repeat(2 ** 20) }),
  ])

  pushMessages(bot, 1)
  await telegram.clock.advance(0)

  expect(chat.links).toEqual([])
})

/** A webhook that keeps everything in hand until it is let go. */
async function aSlowWebhook() {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const answers = Array.from({ length: 9 }, () => released.then(() => new Response()))
  return { ...(await aWebhookScene(answers)), release }
}

test('what cannot be called is no fetch', () => {
  const options = { fetch: 'https://bot.example' as unknown as typeof fetch }

  expect(() => aScene(options)).toThrow('fetch')
})
