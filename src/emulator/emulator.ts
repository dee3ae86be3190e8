import { checkOptionNames, InvalidOptionsError } from '../errors'
import { Activity } from './activity'
import { type ClockMode, EmulatedClock } from './clock'
import { FaultRules } from './faults/fault-rules'
import type { Faults } from './faults/faults'
import { methodNamed } from './methods/table'
import type { EmulatedCall } from './server/call-log'
import { fetchFrom } from './server/fetch'
import { Front } from './server/front'
import { type EmulatorServer, type ListenOptions, listen } from './server/listen'
import type { ServerKind } from './server/route'
import { checkBelong } from './state/belonging'
import { EmulatedBot, type EmulatedBotOptions } from './state/bot'
import type { EmulatedChat, EmulatedChatOptions } from './state/chat'
import { EmulatedUser, type EmulatedUserOptions } from './state/user'
import { World } from './state/world'
import { checkUnknowns, DEFAULT_UNKNOWNS, type Unknowns } from './unknowns'
import type { PostOffice } from './updates/post-office'
import { Upstream, type UpstreamAnswer } from './upstream'
import { withDefaults } from './with-defaults'

/** How a Telegram of your own is to be. */
export interface EmulatorOptions {
  /** A whole number. The same seed, and the same things done, give the same ids, tokens and links. @default 1 */
  seed?: number
  /** How time passes, see {@link ClockMode}. @default 'still' */
  clock?: ClockMode
  /** What time it is at the beginning. @default the system's time */
  startAt?: Date
  /** Which server it is; they differ in what they say to bad tokens. @default 'cloud' */
  server?: ServerKind
  /** What is to be assumed where nobody knows how Telegram behaves, see {@link Unknowns}. */
  unknowns?: Partial<Unknowns>
  /** What webhooks are called with. @default the platform's `fetch`, looked up at each call */
  fetch?: typeof fetch
}

const CLOCK_MODES: readonly ClockMode[] = ['still', 'system', 'auto']
const SERVERS: readonly ServerKind[] = ['cloud', 'self-hosted', 'self-hosted --local']

/**
 * A Telegram of your own, for tests and for trying things out: people, chats and bots in memory, and a Bot API server
 * in front of them that answers as the real one does, to the letter of its error texts. Nothing leaves the machine.
 *
 * It knows the methods around invite links: create, edit, revoke and export, subscription links, approving and
 * declining of join requests, the two of guard bots, `getMe`, `getChat`, `getChatMember`, `getChatMemberCount`,
 * `sendMessage` for plain texts, `getUpdates`, and webhooks. To any other it answers that there is no such method.
 * Arguments may come in the query string, as JSON, urlencoded or multipart.
 *
 * There are three ways in, and all lead to the same place: {@link Emulator.fetch}, {@link Emulator.listen}, and the
 * handlers for msw in `invitegram/emulator/msw`.
 *
 * @example
 * const telegram = new Emulator()
 * const bot = telegram.addBot()
 * const chat = telegram.addChat({ type: 'supergroup', title: 'Book club' })
 * chat.promote(bot, { canInviteUsers: true })
 *
 * const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
 * const link = await client.createInviteLink(chat.id, { title: 'Spring' })
 * chat.links[0].url === link.url //=> true
 */
export class Emulator {
  /** The time in this Telegram. */
  readonly clock: EmulatedClock
  /** A `fetch` that leads here whatever the origin. It can be handed around by itself. */
  readonly fetch: typeof fetch
  /** What goes wrong here, by rule: floods, broken connections, answers that get lost. */
  readonly faults: Faults
  readonly #activity = new Activity()
  readonly #world: World
  readonly #upstream: Upstream
  readonly #front: Front

  /** @throws {InvalidOptionsError} if an option cannot be right */
  constructor(options: EmulatorOptions = {}) {
    checkOptions(options)
    const { seed = 1, clock = 'still', startAt = new Date(), server = 'cloud', unknowns } = options
    this.clock = new EmulatedClock(clock, startAt, this.#activity)
    const postOffice: PostOffice = {
      clock: this.clock,
      activity: this.#activity,
      seed,
      isLocal: server === 'self-hosted --local',
      fetch: options.fetch ?? ((...request) => fetch(...request)),
      answer: (request) => this.#front.answer(request),
    }
    this.#world = new World(this.clock, seed, withDefaults(DEFAULT_UNKNOWNS, unknowns, 'unknowns'), postOffice)
    this.#upstream = new Upstream(this.clock, this.#activity)
    const faults = new FaultRules(this.#world, seed)
    this.faults = faults
    this.#front = new Front(this.#world, this.#upstream, faults, server)
    this.fetch = fetchFrom(this.#front, this.#activity, this.clock)
  }

  /** A bot. What is not given is made up. */
  addBot(options: EmulatedBotOptions = {}): EmulatedBot {
    return this.#world.addBot(options)
  }

  /** A person, who can join, ask, leave, and run chats. What is not given is made up. */
  addUser(options: EmulatedUserOptions = {}): EmulatedUser {
    return this.#world.addUser(options)
  }

  /** A basic group, supergroup or channel, with nobody in it but its owner. */
  addChat(options: EmulatedChatOptions): EmulatedChat {
    return this.#world.addChat(options)
  }

  /** The person opens a chat with the bot, which knows it from then on: its `chat_id` is the person's id. */
  startPrivateChat(bot: EmulatedBot, user: EmulatedUser): void {
    checkBelong(this.#world, { bot, user })
    bot.startPrivateChat(user)
  }

  /** The bot gets to know the person, as from some update, but shares no chat with them. */
  meet(bot: EmulatedBot, user: EmulatedUser): void {
    checkBelong(this.#world, { bot, user })
    bot.meet(user)
  }

  /** The chat with that id, if there is one. */
  chat(id: number): EmulatedChat | undefined {
    return this.#world.chat(id)
  }

  /** The person with that id, if there is one who is no bot. */
  user(id: number): EmulatedUser | undefined {
    const person = this.#world.person(id)
    return person instanceof EmulatedUser ? person : undefined
  }

  /** The bot with that id, if there is one. */
  bot(id: number): EmulatedBot | undefined {
    const person = this.#world.person(id)
    return person instanceof EmulatedBot ? person : undefined
  }

  /** What has been asked and answered, the oldest first. The newest 10,000 are kept. */
  get calls(): readonly EmulatedCall[] {
    return this.#front.log.calls
  }

  /**
   * Decides what is answered behind the Bot API server to the next calls of a method, by TDLib or by Telegram itself.
   * The server turns it into an answer of its own, as the real one does. The calls have to be right so far: what the
   * Bot API server refuses by itself never gets there, and takes no answer away.
   *
   * A `420` `FLOOD_WAIT_n`, and a `500` with a constant, the server does not hand on but tries again, and takes the
   * next answer: after n seconds, or after 1, 2 and 4. It sleeps on {@link Emulator.clock}, for 8 seconds in sum at
   * most; what would take longer becomes a `429`.
   *
   * @param answers - one for each attempt; `{ ok: true }` lets one pass, and so does the end of the list
   * @throws {InvalidOptionsError} if the emulator has no such method, or an answer is none
   *
   * @example
   * telegram.failUpstream('createChatInviteLink', { code: 403, message: 'CHAT_WRITE_FORBIDDEN' })
   * telegram.failUpstream('createChatInviteLink', { code: 420, message: 'FLOOD_WAIT_3' }) // merely slow
   */
  failUpstream(method: string, ...answers: UpstreamAnswer[]): void {
    const known = methodNamed(method)
    if (known === undefined) throw new InvalidOptionsError('method', 'one that the emulator has', method)
    this.#upstream.prepare(known, answers)
  }

  /**
   * Starts an HTTP server, on Node.
   *
   * A bot that polls waits on {@link Emulator.clock}, and so may its way out: `await bot.stop()` of grammY does not end
   * on a clock that stands still. Make the emulator with `{ clock: 'system' }`, or move the clock while it stops.
   *
   * @throws {InvalidOptionsError} if an option cannot be right
   *
   * @example
   * const telegram = new Emulator({ clock: 'system' })
   * const server = await telegram.listen()
   * const bot = new Bot(telegram.addBot().token, { client: { apiRoot: server.url } }) // grammY
   * void bot.start()
   * // …
   * await bot.stop() // up to 3 seconds
   * await server.close()
   */
  async listen(options: ListenOptions = {}): Promise<EmulatorServer> {
    checkOptionNames(options, ['port', 'host', 'routes'], 'listen')
    return listen(this.#front, this.#activity, this.clock, options)
  }
}

function checkOptions(options: EmulatorOptions): void {
  checkOptionNames(options, ['seed', 'clock', 'startAt', 'server', 'unknowns', 'fetch'], 'Emulator')
  if (options.unknowns !== undefined) checkUnknowns(options.unknowns)
  const { seed = 1, clock = 'still', startAt = new Date(), server = 'cloud', fetch } = options
  if (!Number.isSafeInteger(seed)) throw new InvalidOptionsError('seed', 'a whole number', seed)
  if (!CLOCK_MODES.includes(clock)) throw new InvalidOptionsError('clock', `one of ${CLOCK_MODES.join(', ')}`, clock)
  if (!SERVERS.includes(server)) throw new InvalidOptionsError('server', `one of ${SERVERS.join(', ')}`, server)
  if (fetch !== undefined && typeof fetch !== 'function') throw new InvalidOptionsError('fetch', 'a function', fetch)
  if (!(startAt instanceof Date) || Number.isNaN(startAt.getTime())) {
    throw new InvalidOptionsError('startAt', 'a valid date', startAt)
  }
}
