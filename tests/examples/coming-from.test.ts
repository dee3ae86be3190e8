import { Bot as GramioBot } from 'gramio'
import { Bot as GrammyBot } from 'grammy'
import { Client, type Update } from 'invitegram'
import type { EmulatedBot, Emulator } from 'invitegram/emulator'
import { Bot as NodeTelegramBotApiBot } from 'node-telegram-bot-api'
import { Telegraf } from 'telegraf'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aTelegramOnAPort } from '../adapters/scene'
import { functionOf } from './function-of'

/** A bot, and the way in which it takes what Telegram brings. */
interface Opened {
  bot: unknown
  /** What calls are made on. */
  api: unknown
  receive(update: Update): Promise<unknown>
}

interface Library {
  /** As in the title of its blocks. */
  name: string
  page: string
  open(bot: EmulatedBot, apiRoot: string): Promise<Opened>
}

const libraries: Library[] = [
  {
    name: 'grammY',
    page: 'docs/coming-from/grammy.md',
    async open({ token }, apiRoot) {
      const bot = new GrammyBot(token, { client: { apiRoot } })
      await bot.init()
      return { bot, api: bot.api, receive: (update) => bot.handleUpdate(update) }
    },
  },
  {
    name: 'GramIO',
    page: 'docs/coming-from/gramio.md',
    async open({ token }, apiRoot) {
      const bot = new GramioBot(token, { api: { baseURL: `${apiRoot}/bot` } })
      await bot.init()
      return { bot, api: bot.api, receive: (update) => bot.updates.handleUpdate(asTheirs(update)) }
    },
  },
  {
    name: 'Telegraf',
    page: 'docs/coming-from/telegraf.md',
    async open({ token }, apiRoot) {
      const bot = new Telegraf(token, { telegram: { apiRoot } })
      return { bot, api: bot.telegram, receive: (update) => bot.handleUpdate(asTheirs(update)) }
    },
  },
  {
    name: 'node-telegram-bot-api',
    page: 'docs/coming-from/node-telegram-bot-api.md',
    async open({ token }, apiRoot) {
      const bot = new NodeTelegramBotApiBot(token, { apiRoot })
      return { bot, api: bot.api, receive: (update) => bot.handleUpdate(asTheirs(update)) }
    },
  },
]

/** The same JSON, in the types of another library. */
function asTheirs<U>(update: Update): U {
  return update as object as U
}

const ours: Omit<Library, 'page'> = {
  name: 'invitegram',
  async open({ token }, apiRoot) {
    const client = new Client(token, { apiRoot })
    return { bot: client, api: client, receive: (update) => client.handleUpdate(update) }
  },
}

const both = libraries.flatMap(({ page, ...theirs }) => [
  { page, library: theirs },
  { page, library: ours },
])

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue()
})

afterEach(() => {
  vi.restoreAllMocks()
})

test.each(both)('$page: a link is made, changed and closed by $library.name', async ({ page, library }) => {
  const { bot, chat, apiRoot } = await aTelegramOnAPort()
  const { api } = await library.open(bot, apiRoot)
  const makeLink = await functionOf<MakeLink>(page, library.name, 'makeLink')
  const raiseLimit = await functionOf<WithLink>(page, library.name, 'raiseLimit')
  const closeLink = await functionOf<WithLink>(page, library.name, 'closeLink')

  const stored = JSON.stringify(await makeLink(api, chat.id))
  const expiresAt = chat.links[0]?.expiresAt
  await raiseLimit(api, chat.id, JSON.parse(stored))
  await closeLink(api, chat.id, JSON.parse(stored))

  expect(expiresAt).toBeInstanceOf(Date)
  expect(chat.links).toMatchObject([{ title: 'Spring campaign', expiresAt, limit: 100, isRevoked: true }])
})

test.each(libraries)('$page: what was stored with $name is taken by invitegram', async ({ name, page, open }) => {
  const { bot, chat, apiRoot } = await aTelegramOnAPort()
  const { api } = await open(bot, apiRoot)
  const makeLink = await functionOf<MakeLink>(page, name, 'makeLink')
  const raiseLimit = await functionOf<WithLink>(page, 'invitegram', 'raiseLimit')

  const stored = JSON.stringify(await makeLink(api, chat.id))
  await raiseLimit(new Client(bot.token, { apiRoot }), chat.id, JSON.parse(stored))

  expect(chat.links).toMatchObject([{ title: 'Spring campaign', limit: 100 }])
})

test.each(both)('$page: the door is kept by $library.name', async ({ page, library }) => {
  const { telegram, bot, chat, apiRoot } = await aTelegramOnAPort()
  const opened = await library.open(bot, apiRoot)
  const keepTheDoor = await functionOf<KeepTheDoor>(page, library.name, 'keepTheDoor')
  const club = chat.addLink({ creator: bot, title: 'Chess club', requireApproval: true })
  const spring = chat.addLink({ creator: bot, title: 'Spring campaign' })
  const [ada, bob, cyd] = ['Plays the Sicilian', '', ''].map((bio, at) =>
    telegram.addUser({ firstName: ['Ada', 'Bob', 'Cyd'][at] ?? '', bio }),
  )
  const delivery = await Delivery.open(telegram, bot)

  keepTheDoor(opened.bot)
  ada?.join(club)
  bob?.join(club)
  cyd?.join(spring)
  await delivery.bring(opened)

  expect(chat.members.map(({ user }) => user.firstName).sort()).toEqual(['Ada', 'Cyd', 'Porter'])
  expect(chat.pendingRequests).toEqual([])
  expect(vi.mocked(console.log).mock.calls.flat().sort()).toEqual([
    'Ada came through Chess club',
    'Cyd came through Spring campaign',
  ])
})

type MakeLink = (api: unknown, chatId: number) => Promise<object>
type WithLink = (api: unknown, chatId: number, stored: object) => Promise<void>
type KeepTheDoor = (bot: unknown) => void

/** Fetches what Telegram has for a bot, and brings it. */
class Delivery {
  readonly #client: Client
  #offset = 0

  private constructor(client: Client) {
    this.#client = client
  }

  /** From now on Telegram keeps joins for the bot as well. */
  static async open(telegram: Emulator, { token }: EmulatedBot): Promise<Delivery> {
    const delivery = new Delivery(new Client(token, { fetch: telegram.fetch }))
    await delivery.#fetch()
    return delivery
  }

  /** All there is, and what follows from it. */
  async bring(to: Opened): Promise<void> {
    for (let updates = await this.#fetch(); updates.length > 0; updates = await this.#fetch()) {
      for (const update of updates) await to.receive(update)
      this.#offset = (updates.at(-1)?.update_id ?? 0) + 1
    }
  }

  #fetch(): Promise<Update[]> {
    const allowed_updates = ['chat_join_request', 'chat_member'] as const
    return this.#client.api.call('getUpdates', { offset: this.#offset, allowed_updates })
  }
}
