import {
  ApiError,
  type Caller,
  Client,
  FloodError,
  InvalidOptionsError,
  InvitegramError,
  parseInviteLink,
  sameInviteLink,
} from 'invitegram'
import { Emulator } from 'invitegram/emulator'
import { entryPoints } from './entry-points'
import { expectSame, rejectionOf } from './expect'
import { sceneInside } from './scene'
import { lifeOfALink, peopleCome } from './stories'

/** What is checked without leaving the runtime. */
export const insideChecks = {
  'every entry point can be imported': async () => {
    const modules = await Promise.all(Object.values(entryPoints).map((load) => load()))

    expectSame(
      modules.map((module) => Object.keys(module).length > 0),
      modules.map(() => true),
    )
  },

  'a link is made, edited, replaced and revoked': () => lifeOfALink(sceneInside()),

  'polling tells who asks and who comes': () => peopleCome(sceneInside()),

  'options that cannot be right are refused, and nothing is sent': async () => {
    const { telegram, client, chatId } = sceneInside()

    const error = await rejectionOf(client.createInviteLink(chatId, { title: 'a'.repeat(33) }))

    expectSame([error instanceof InvalidOptionsError, error instanceof InvitegramError], [true, true])
    expectSame([(error as InvalidOptionsError).option, telegram.calls.length], ['title', 0])
  },

  'what Telegram refuses is told by class and reason': async () => {
    const { telegram, client, chatId } = sceneInside()

    const unknown = await rejectionOf(client.createInviteLink(chatId - 1))
    telegram.faults.add({ kind: 'flood', retryAfterMs: 120_000 })
    const flood = await rejectionOf(client.createInviteLink(chatId))

    expectSame([unknown instanceof ApiError, unknown instanceof FloodError], [true, false])
    expectSame((unknown as ApiError).reason, 'chat-not-found')
    expectSame([flood instanceof ApiError, flood instanceof FloodError], [true, true])
    expectSame((flood as FloodError).retryAfterMs, 120_000)
  },

  'an error of the emulator is of the same class as one of the client': async () => {
    const error = await rejectionOf(Promise.resolve().then(() => new Emulator({ seed: 0.5 })))

    expectSame([error instanceof InvalidOptionsError, (error as InvalidOptionsError).option], [true, 'seed'])
  },

  'many links are made in order, and revoked': async () => {
    const { client, chatId } = sceneInside()
    const rows = ['Ada', 'Bob', 'a'.repeat(33), 'Cyd'].map((title) => ({ title }))

    const made = []
    for await (const outcome of client.createInviteLinks(chatId, rows, { each: { limit: 1 } })) made.push(outcome)
    const links = made.flatMap(({ link }) => link ?? [])
    const revoked = []
    for await (const { link } of client.revokeInviteLinks(links)) revoked.push(link.isRevoked)

    expectSame(
      made.map(({ link, error }) => link?.title ?? (error as InvalidOptionsError).option),
      ['Ada', 'Bob', 'title', 'Cyd'],
    )
    expectSame(
      [links.map(({ limit }) => limit), revoked],
      [
        [1, 1, 1],
        [true, true, true],
      ],
    )
  },

  'a link comes back whole from JSON': async () => {
    const { client, chatId } = sceneInside()
    const link = await client.createInviteLink(chatId, { title: 'Spring', expireIn: { hours: 2 } })
    const stored = JSON.stringify(link)

    const again = client.inviteLink(chatId, JSON.parse(stored))
    await again.revoke()

    expectSame([again.url, again.expiresAt, again.creator], [link.url, link.expiresAt, link.creator])
    expectSame([again.isRevoked, link.isRevoked], [true, false])
  },

  'link texts are read and compared': async () => {
    expectSame(parseInviteLink('telegram.me/joinchat/AbCdEfGh'), {
      kind: 'invite',
      hash: 'AbCdEfGh',
      url: 'https://t.me/+AbCdEfGh',
      deepLink: 'tg://join?invite=AbCdEfGh',
    })
    expectSame(sameInviteLink('https://t.me/+AbCdEfGh', 'tg://join?invite=AbCdEfGh'), true)
  },

  'a webhook takes in what comes with its secret, and nothing else': async () => {
    const { client } = sceneInside()
    const told: number[] = []
    client.on('update', ({ update_id }) => void told.push(update_id))
    const webhook = client.webhook({ secretToken: 'hunter2' })
    const ask = async (id: number, secret: string) => {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
      const body = JSON.stringify({ update_id: id, poll_answer: {} })
      return (await webhook(new Request('https://bot.example/telegram', { method: 'POST', headers, body }))).status
    }

    const statuses = [
      await ask(1, 'hunter2'),
      await ask(2, 'hunter3'),
      await ask(1, 'hunter2'),
      await ask(3, 'hunter2'),
    ]

    expectSame(statuses, [200, 401, 200, 200])
    expectSame(told, [1, 3])
  },

  'a client rides on a caller': async () => {
    const scene = sceneInside()
    const methods: string[] = []
    const caller: Caller = {
      call(method, params, options) {
        methods.push(method)
        return scene.client.api.call(method, params, options)
      },
    }

    const link = await new Client(caller).createInviteLink(scene.chatId, { title: 'Spring' })
    await link.revoke()

    expectSame([link.title, link.isRevoked], ['Spring', true])
    expectSame(methods, ['createChatInviteLink', 'revokeChatInviteLink'])
  },
}
