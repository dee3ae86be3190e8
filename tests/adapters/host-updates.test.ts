import { Bot, type BotError, type Context } from 'grammy'
import type { Update } from 'grammy/types'
import { type ApiMethod, Client } from 'invitegram'
import { grammyUpdates, type InvitegramFlavor } from 'invitegram/grammy'
import { expect, test } from 'vitest'

const UPDATE: Update = {
  update_id: 7,
  chat_join_request: {
    chat: { id: -1001234567890, type: 'supergroup', title: 'Chess club' },
    from: { id: 42, is_bot: false, first_name: 'Ada' },
    user_chat_id: 42,
    date: 1_893_456_000,
  },
}

/** A bot that was told who it is, and a client whose calls come to nobody. What went wrong is in `caught`. */
function aBotAndItsClient() {
  const me = { id: 1, is_bot: true, first_name: 'Porter', username: 'porter_bot' } as const
  const bot = new Bot<InvitegramFlavor<Context>>('7000000009:AAG3', { botInfo: me as Context['me'] })
  const calls: ApiMethod[] = []
  const client = new Client({
    call: async (method) => {
      calls.push(method)
      return Promise.reject(new Error('There is nobody'))
    },
  })
  const caught: unknown[] = []
  const handle = (update: Update) => bot.handleUpdate(update).catch(({ error }: BotError) => void caught.push(error))
  bot.use(grammyUpdates(client))
  return { bot, client, calls, caught, handle }
}

test('an update is told of to both, once, and the context has what it tells', async () => {
  const { bot, client, calls, caught, handle } = aBotAndItsClient()
  const told: string[] = []
  client.on('joinRequest', ({ user }) => void told.push(`client: ${user.firstName}`))
  bot.on('chat_join_request', ({ joinRequest }) => void told.push(`bot: ${joinRequest?.user.firstName}`))

  await handle(UPDATE)

  expect(told.sort()).toEqual(['bot: Ada', 'client: Ada'])
  expect(calls).toEqual([])
  expect(caught).toEqual([])
})

test('what a host brings again is told of to its own handlers only', async () => {
  const { bot, client, handle } = aBotAndItsClient()
  const told: string[] = []
  client.on('joinRequest', () => void told.push('client'))
  bot.on('chat_join_request', ({ joinRequest }) => void told.push(`bot: ${joinRequest?.user.firstName}`))

  await handle(UPDATE)
  await handle(UPDATE)

  expect(told.sort()).toEqual(['bot: Ada', 'bot: Ada', 'client'])
})

test('what somebody throws keeps nobody else from being told, and both errors come out', async () => {
  const { bot, client, caught, handle } = aBotAndItsClient()
  client.on('joinRequest', () => Promise.reject(new Error('of the client')))
  bot.on('chat_join_request', () => {
    throw new Error('of the bot')
  })

  await handle(UPDATE)

  expect(caught).toMatchObject([{ errors: [{ message: 'of the client' }, { message: 'of the bot' }] }])
})

test('the handlers of the bot do not wait for those of the client, nor the other way round', async () => {
  const { bot, client, caught, handle } = aBotAndItsClient()
  const { promise: botTold, resolve: tellOfBot } = aTurn()
  const { promise: clientTold, resolve: tellOfClient } = aTurn()
  client.on('joinRequest', async () => {
    tellOfClient()
    await botTold
  })
  bot.on('chat_join_request', async () => {
    tellOfBot()
    await clientTold
  })

  await handle(UPDATE)

  expect(caught).toEqual([])
})

function aTurn() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

test('an update is handled when the handlers of both have ended', async () => {
  const { bot, client, handle } = aBotAndItsClient()
  const ended: string[] = []
  const { promise, resolve } = aTurn()
  client.on('joinRequest', () => promise.then(() => ended.push('client')))
  bot.on('chat_join_request', () => promise.then(() => void ended.push('bot')))

  const handling = handle(UPDATE).then(() => ended.push('update'))
  resolve()
  await handling

  expect(ended).toHaveLength(3)
  expect(ended.at(-1)).toBe('update')
})

test('who listens to errors of the client hears of them, and the host does not', async () => {
  const { client, caught, handle } = aBotAndItsClient()
  const heard: unknown[] = []
  client.on('error', (error) => void heard.push(error))
  client.on('joinRequest', () => Promise.reject(new Error('The club is full')))

  await handle(UPDATE)

  expect(heard).toMatchObject([{ message: 'The club is full' }])
  expect(caught).toEqual([])
})

test('a host goes on when the client is closed', async () => {
  const { bot, client, caught, handle } = aBotAndItsClient()
  const told: unknown[] = []
  bot.on('chat_join_request', ({ joinRequest }) => void told.push(joinRequest?.user.firstName))
  await client.close()

  await handle(UPDATE)

  expect(told).toEqual(['Ada'])
  expect(caught).toEqual([])
})

test('what is not as Telegram sends it is an error of the client, and the bot goes on without news', async () => {
  const { bot, client, caught, handle } = aBotAndItsClient()
  const told: unknown[] = []
  const heard: unknown[] = []
  client.on('joinRequest', () => void told.push('client'))
  client.on('error', (error) => void heard.push(error))
  bot.on('chat_join_request', ({ joinRequest }) => void told.push(joinRequest))
  const [update] = JSON.parse(JSON.stringify([UPDATE]).replace('1893456000', '"yesterday"'))

  await handle(update)

  expect(told).toEqual([undefined])
  expect(heard).toMatchObject([{ name: 'UpdateError', path: 'chat_join_request.date', updateId: 7 }])
  expect(caught).toEqual([])
})

test('what is no update at all is refused once, and the bot goes on', async () => {
  const { client } = aBotAndItsClient()
  const told: unknown[] = []
  const middleware = grammyUpdates(client)

  const hearing = middleware({ update: JSON.parse('{}') }, async () => void told.push('bot'))

  await expect(hearing).rejects.toMatchObject({ name: 'InvalidOptionsError', option: 'update.update_id' })
  expect(told).toEqual(['bot'])
})

test('a context that takes no news is an error to the host, and both are told all the same', async () => {
  const { client } = aBotAndItsClient()
  const told: unknown[] = []
  client.on('joinRequest', () => void told.push('client'))
  const middleware = grammyUpdates(client)

  const hearing = middleware(Object.freeze({ update: UPDATE }), async () => void told.push('bot'))

  await expect(hearing).rejects.toThrow(TypeError)
  expect(told.sort()).toEqual(['bot', 'client'])
})

test('what else goes wrong in reading comes to the host', async () => {
  const { client } = aBotAndItsClient()
  const told: unknown[] = []
  const failure = new Error('The message is away')
  const update = {
    update_id: 7,
    get chat_join_request() {
      throw failure
    },
  }

  const hearing = grammyUpdates(client)({ update }, async () => void told.push('bot'))

  await expect(hearing).rejects.toMatchObject({ errors: [failure, failure] })
  expect(told).toEqual(['bot'])
})
