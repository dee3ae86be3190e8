import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, type Context as GrammyContext, type SessionFlavor, session } from 'grammy'
import {
  type AccessChange,
  type Caller,
  Client,
  type JoinRequest,
  type MemberJoined,
  type UpdateNews,
} from 'invitegram'
import { fromGrammy, grammyUpdates, type InvitegramFlavor } from 'invitegram/grammy'
import { fromTelegraf, type InvitegramContext, telegrafUpdates } from 'invitegram/telegraf'
import { Composer, type Scenes, Telegraf, type Context as TelegrafContext, session as telegrafSession } from 'telegraf'
import { expectTypeOf, test } from 'vitest'

declare const client: Client

test('a bot of grammY is taken as it is', () => {
  const bot = new Bot('')

  expectTypeOf(fromGrammy(bot)).toEqualTypeOf<Caller>()
  new Client(fromGrammy(bot), { retry: {}, throttle: {} })
  bot.use(grammyUpdates(client))
  bot.chatType('supergroup').use(grammyUpdates(client))
})

test('a bot of grammY is taken with contexts and plugins of its own', () => {
  class OwnContext {
    constructor(
      readonly update: GrammyContext['update'],
      readonly rank: 'knight',
    ) {}
  }
  type Own = GrammyContext & SessionFlavor<{ asked: number }> & OwnContext
  const bot = new Bot<InvitegramFlavor<Own>>('')
  bot.api.config.use(autoRetry())

  new Client(fromGrammy(bot))
  bot.use(session({ initial: () => ({ asked: 0 }) }), grammyUpdates(client))
  bot.on('chat_join_request', (context) => {
    expectTypeOf(context.joinRequest).toEqualTypeOf<JoinRequest | undefined>()
    expectTypeOf(context.session.asked).toEqualTypeOf<number>()
    expectTypeOf(context.rank).toEqualTypeOf<'knight'>()
    expectTypeOf(context.from.id).toEqualTypeOf<number>()
  })
  bot.on('chat_member', ({ memberJoined }) => {
    expectTypeOf(memberJoined).toEqualTypeOf<MemberJoined | undefined>()
  })
})

test('contexts of grammY get all that an update may tell of, and it is theirs to read', () => {
  expectTypeOf<InvitegramFlavor<GrammyContext>>().toExtend<GrammyContext & UpdateNews>()
  expectTypeOf<InvitegramFlavor<GrammyContext>['accessChanged']>().toEqualTypeOf<AccessChange | undefined>()
  new Bot<InvitegramFlavor<GrammyContext>>('').use((context) => {
    // @ts-expect-error: it is Telegram's to say
    context.joinRequest = undefined
  })
})

test('what is no bot of grammY does not compile', () => {
  // @ts-expect-error: a token is no bot
  fromGrammy('7000000009:AAG3vErYs3cr3t')
  // @ts-expect-error: nor is a client
  fromGrammy(client)
  // @ts-expect-error: nor a bot of Telegraf
  fromGrammy(new Telegraf(''))
})

test('a bot of Telegraf is taken as it is', () => {
  const bot = new Telegraf('')

  expectTypeOf(fromTelegraf(bot)).toEqualTypeOf<Caller>()
  new Client(fromTelegraf(bot), { retry: {}, throttle: {} })
  bot.use(telegrafUpdates(client))
  bot.use(Composer.compose([telegrafUpdates(client)]))
})

test('a bot of Telegraf is taken with contexts of its own', () => {
  interface Own extends InvitegramContext<TelegrafContext> {
    session: { asked: number }
  }
  const bot = new Telegraf<Own>('')

  new Client(fromTelegraf(bot))
  bot.use(telegrafSession({ defaultSession: () => ({ asked: 0 }) }), telegrafUpdates(client))
  bot.on('chat_join_request', (context) => {
    expectTypeOf(context.joinRequest).toEqualTypeOf<JoinRequest | undefined>()
    expectTypeOf(context.session.asked).toEqualTypeOf<number>()
    expectTypeOf(context.from.id).toEqualTypeOf<number>()
  })
  bot.on('chat_member', ({ memberJoined }) => {
    expectTypeOf(memberJoined).toEqualTypeOf<MemberJoined | undefined>()
  })
})

test('a bot of Telegraf is taken with scenes', () => {
  const bot = new Telegraf<InvitegramContext<Scenes.SceneContext>>('')

  new Client(fromTelegraf(bot))
  bot.use(telegrafUpdates(client))
  bot.on('my_chat_member', async (context) => {
    expectTypeOf(context.accessChanged).toEqualTypeOf<AccessChange | undefined>()
    await context.scene.enter('welcome')
  })
})

test('what is no bot of Telegraf does not compile', () => {
  // @ts-expect-error: a token is no bot
  fromTelegraf('7000000009:AAG3vErYs3cr3t')
  // @ts-expect-error: nor is a client
  fromTelegraf(client)
  // @ts-expect-error: nor a bot of grammY
  fromTelegraf(new Bot(''))
})

test('updates are brought to a client', () => {
  // @ts-expect-error: what makes a client does not listen
  grammyUpdates(fromGrammy(new Bot('')))
  // @ts-expect-error: nor does that of Telegraf
  telegrafUpdates(fromTelegraf(new Telegraf('')))
})
