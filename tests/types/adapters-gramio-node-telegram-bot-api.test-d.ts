import { Bot, Plugin } from 'gramio'
import { Client, type JoinRequest, type MemberJoined, type UpdateNews } from 'invitegram'
import { fromGramio, gramioNews, gramioUpdates } from 'invitegram/gramio'
import { fromNodeTelegramBotApi, listenToUpdates } from 'invitegram/node-telegram-bot-api'
import { Bot as NodeBot } from 'node-telegram-bot-api'
import { expectTypeOf, test } from 'vitest'

declare const client: Client

test('a bot of GramIO is taken as it is', () => {
  const bot = new Bot('')

  expectTypeOf(fromGramio(bot)).toExtend<ConstructorParameters<typeof Client>[0]>()
  bot.use(gramioUpdates(client))
})

test('a bot of GramIO is taken with all it was extended with', () => {
  const plugin = new Plugin('rank').derive(() => ({ rank: 'knight' as const })).error('TIRED', class extends Error {})
  const bot = new Bot('')
    .extend(plugin)
    .derive('message', () => ({ length: 7 }))
    .decorate('club', 'Chess club')
    .macro('quiet', {})

  new Client(fromGramio(bot))
  bot
    .use(gramioUpdates(client))
    .derive(gramioNews)
    .on('chat_join_request', (context) => {
      expectTypeOf(context.joinRequest).toEqualTypeOf<JoinRequest | undefined>()
      expectTypeOf(context.rank).toEqualTypeOf<'knight'>()
      expectTypeOf(context.club).toEqualTypeOf<string>()
      expectTypeOf(context.bio).toEqualTypeOf<string | undefined>()
    })
    .use((context) => {
      expectTypeOf(context.memberJoined).toEqualTypeOf<MemberJoined | undefined>()
    })
})

test('contexts of the updates that tell of people may be given them alone', () => {
  new Bot('')
    .use(gramioUpdates(client))
    .derive(['chat_member', 'my_chat_member'], gramioNews)
    .on('chat_member', (context) => {
      expectTypeOf(context.memberJoined).toEqualTypeOf<MemberJoined | undefined>()
    })
    .on('chat_join_request', (context) => {
      expectTypeOf(context).not.toHaveProperty('joinRequest')
    })
})

test('a plugin of GramIO may bring them', () => {
  const plugin = new Plugin('invitegram').use(gramioUpdates(client)).derive(gramioNews)

  new Bot('').extend(plugin).on('chat_join_request', (context) => {
    expectTypeOf(context.joinRequest).toEqualTypeOf<JoinRequest | undefined>()
  })
})

test('contexts of GramIO get all that an update may tell of', () => {
  expectTypeOf(gramioNews).returns.toExtend<UpdateNews>()
  expectTypeOf<UpdateNews>().toExtend<ReturnType<typeof gramioNews>>()
})

test('what is no bot of GramIO does not compile', () => {
  // @ts-expect-error: a token is no bot
  fromGramio('7000000009:AAG3vErYs3cr3t')
  // @ts-expect-error: nor is a client
  fromGramio(client)
})

test('a bot of node-telegram-bot-api is taken as it is', () => {
  const bot = new NodeBot('', { rateLimit: { global: 30 } })

  new Client(fromNodeTelegramBotApi(bot))
  expectTypeOf(listenToUpdates(bot, client)).toEqualTypeOf<() => void>()
})

test('what is no bot of node-telegram-bot-api does not compile', () => {
  // @ts-expect-error: its API alone is no bot
  fromNodeTelegramBotApi(new NodeBot('').api)
  // @ts-expect-error: nor is one of another library
  listenToUpdates(new Bot(''), client)
})
