import { checkOptionNames, Described, InvalidOptionsError } from '../../errors'
import type { EmulatedClock } from '../clock'
import { readInviteLink } from '../invite-link-text'
import { Random } from '../random'
import type { Unknowns } from '../unknowns'
import { BotUpdates } from '../updates/bot-updates'
import type { PostOffice } from '../updates/post-office'
import { EmulatedBot, type EmulatedBotOptions, type Person } from './bot'
import { EmulatedChat, type EmulatedChatOptions, type EmulatedChatType } from './chat'
import type { EmulatedGuardQuery } from './guard-query'
import type { EmulatedLink } from './link'
import { EmulatedUser, type EmulatedUserOptions } from './user'

const BOT_OPTIONS = ['id', 'token', 'firstName', 'lastName', 'username']

const USER_OPTIONS = [
  'id',
  'firstName',
  'lastName',
  'username',
  'bio',
  'languageCode',
  'isPremium',
  'isDeleted',
  'isInTooManyChats',
  'stars',
]

const CHAT_OPTIONS = [
  'type',
  'id',
  'title',
  'username',
  'owner',
  'isDirectMessages',
  'parent',
  'permissions',
  'joinByRequest',
  'joinToSendMessages',
]

/** Supergroups and channels have ids below this, basic groups above. */
const FIRST_LARGE_CHAT_ID = -1_000_000_000_000

/** Where the made-up ids of a kind begin, and how wide they are strewn. */
const MADE_UP_IDS = {
  bot: { from: 5_000_000_000, spread: 1_000_000_000, sign: 1 },
  user: { from: 100_000_000, spread: 1_000_000_000, sign: 1 },
  group: { from: 1_000_000, spread: 1_000_000_000, sign: -1 },
  supergroup: { from: 1_001_000_000_000, spread: 1_000_000_000, sign: -1 },
  channel: { from: 1_001_000_000_000, spread: 1_000_000_000, sign: -1 },
} as const

const HASH_LENGTH = 16
const SECRET_LENGTH = 35

/** Sets the ids of queries apart from the other made-up things: those stay the same with or without them. */
const QUERY_STREAM = 0x5175_6572

/** Everybody and everything there is in an emulated Telegram. Each look-up costs the same, however much there is. */
export class World {
  readonly clock: EmulatedClock
  readonly unknowns: Readonly<Unknowns>
  readonly #postOffice: PostOffice
  readonly #random: Random
  readonly #people = new Map<number, Person>()
  readonly #chats = new Map<number, EmulatedChat>()
  readonly #botsByToken = new Map<string, EmulatedBot>()
  readonly #byUsername = new Map<string, Person | EmulatedChat>()
  readonly #chatsByHash = new Map<string, EmulatedChat>()
  readonly #guardQueries = new Map<string, EmulatedGuardQuery>()
  readonly #queryRandom: Random

  constructor(clock: EmulatedClock, seed: number, unknowns: Readonly<Unknowns>, postOffice: PostOffice) {
    this.clock = clock
    this.unknowns = unknowns
    this.#postOffice = postOffice
    this.#random = new Random(seed)
    this.#queryRandom = new Random(seed ^ QUERY_STREAM)
  }

  addBot(options: EmulatedBotOptions): EmulatedBot {
    checkOptionNames(options, BOT_OPTIONS, 'addBot')
    const tokenId = options.token === undefined ? undefined : idInToken(options.token)
    const id = this.#personId('bot', options.id ?? tokenId)
    if (tokenId !== undefined && tokenId !== id) {
      throw new InvalidOptionsError('token', `bot ${id}’s`, new Described(`bot ${tokenId}’s`))
    }

    const token = options.token ?? `${id}:${this.#random.text(SECRET_LENGTH)}`
    const updates = new BotUpdates(this.#postOffice, id, token)
    const bot = new EmulatedBot(id, token, options.username ?? `emulated_${id}_bot`, updates, options)
    this.#register(this.#people, bot)
    this.#botsByToken.set(token, bot)
    return bot
  }

  addUser(options: EmulatedUserOptions): EmulatedUser {
    checkOptionNames(options, USER_OPTIONS, 'addUser')
    const { stars = 0 } = options
    if (!(Number.isSafeInteger(stars) && stars >= 0)) {
      throw new InvalidOptionsError('stars', 'a whole number from 0', stars)
    }
    const user = new EmulatedUser(this, this.#personId('user', options.id), options)
    this.#register(this.#people, user)
    return user
  }

  addChat(options: EmulatedChatOptions): EmulatedChat {
    checkOptionNames(options, CHAT_OPTIONS, 'addChat')
    const { type, id, username } = options
    checkChatType(type)
    if (type === 'group' && username !== undefined) {
      throw new InvalidOptionsError('username', 'left out, as basic groups are never public', username)
    }
    const chat = new EmulatedChat(this, this.#chatId(type, id), options)
    this.#register(this.#chats, chat)
    return chat
  }

  chat(id: number): EmulatedChat | undefined {
    return this.#chats.get(id)
  }

  person(id: number): Person | undefined {
    return this.#people.get(id)
  }

  botBy(token: string): EmulatedBot | undefined {
    return this.#botsByToken.get(token)
  }

  /** Who or what has a username, in any case. */
  named(username: string): Person | EmulatedChat | undefined {
    return this.#byUsername.get(username.toLowerCase())
  }

  /** A hash for a new link. */
  newHash(): string {
    return this.#random.text(HASH_LENGTH)
  }

  /** A link of the chat gets this hash. @throws {InvalidOptionsError} if another link has it already */
  takeHash(hash: string, chat: EmulatedChat): void {
    if (this.#chatsByHash.has(hash)) throw new InvalidOptionsError('url', 'a link that does not exist yet', hash)
    this.#chatsByHash.set(hash, chat)
  }

  /** The chat into which a link of that hash leads, or once led. */
  chatWithHash(hash: string): EmulatedChat | undefined {
    return this.#chatsByHash.get(hash)
  }

  /** The chat into which this very link leads. */
  chatOf(link: EmulatedLink): EmulatedChat | undefined {
    const read = readInviteLink(link.url)
    const made = read?.kind === 'invite' ? this.chatWithHash(read.hash) : undefined
    const chat = made?.upgradedTo ?? made
    return chat?.linkBy(link.url) === link ? chat : undefined
  }

  /** Somebody or something goes by another name, or by none. @throws {InvalidOptionsError} if it is taken */
  rename(one: Person | EmulatedChat, username: string): void {
    this.#checkUsername(one, username)
    this.#byUsername.delete(one.username.toLowerCase())
    this.#takeUsername(one, username)
  }

  /** An id for a new query: 64 bits, as a text. */
  newQueryId(): string {
    const [high, low] = [1 + this.#queryRandom.below(2 ** 31 - 1), this.#queryRandom.below(2 ** 32)]
    return ((BigInt(high) << 32n) | BigInt(low)).toString()
  }

  /** The open query of that id. */
  guardQuery(id: string): EmulatedGuardQuery | undefined {
    return this.#guardQueries.get(id)
  }

  openGuardQuery(query: EmulatedGuardQuery): void {
    if (this.#guardQueries.has(query.id)) throw new InvalidOptionsError('id', 'not taken', query.id)
    this.#guardQueries.set(query.id, query)
  }

  closeGuardQuery(query: EmulatedGuardQuery): void {
    this.#guardQueries.delete(query.id)
  }

  #register<T extends Person | EmulatedChat>(register: Map<number, T>, one: T): void {
    this.#checkUsername(one, one.username)
    this.#takeUsername(one, one.username)
    register.set(one.id, one)
  }

  /** In another case somebody's own name is still their own. */
  #checkUsername(one: Person | EmulatedChat, username: string): void {
    if (username === '') return
    checkUsernameForm(username)
    const holder = this.named(username)
    if (holder !== undefined && holder !== one) throw new InvalidOptionsError('username', 'not taken', username)
  }

  #takeUsername(one: Person | EmulatedChat, username: string): void {
    if (username !== '') this.#byUsername.set(username.toLowerCase(), one)
  }

  #personId(kind: 'bot' | 'user', wanted: number | undefined): number {
    const id = wanted ?? this.#madeUpId(kind, this.#people)
    if (!(Number.isSafeInteger(id) && id > 0)) throw new InvalidOptionsError('id', 'a positive whole number', id)
    if (this.#people.has(id)) throw new InvalidOptionsError('id', 'not taken', id)
    return id
  }

  #chatId(type: EmulatedChatType, wanted: number | undefined): number {
    const id = wanted ?? this.#madeUpId(type, this.#chats)
    const isLarge = id < FIRST_LARGE_CHAT_ID
    if (!(Number.isSafeInteger(id) && id < 0 && isLarge === (type !== 'group'))) {
      const range = type === 'group' ? 'from −1,000,000,000,000 to −1' : 'below −1,000,000,000,000'
      throw new InvalidOptionsError('id', `a whole number ${range}, as is usual for a ${type}`, id)
    }
    if (this.#chats.has(id)) throw new InvalidOptionsError('id', 'not taken', id)
    return id
  }

  #madeUpId(kind: keyof typeof MADE_UP_IDS, taken: ReadonlyMap<number, unknown>): number {
    const { from, spread, sign } = MADE_UP_IDS[kind]
    let id = sign * (from + this.#random.below(spread))
    while (taken.has(id)) id += sign
    return id
  }
}

function idInToken(token: string): number {
  const id = /^([1-9]\d{0,15}):[^/]+$/.exec(token)?.[1]
  if (id !== undefined && token.length <= 80) return Number(id)
  throw new InvalidOptionsError(
    'token',
    "a bot's id, a colon and a secret, at most 80 characters",
    new Described('something else'),
  )
}

/** Anybody gets names of five letters, shorter ones are sold or Telegram's own. */
function checkUsernameForm(username: string): void {
  if (String(username).startsWith('@')) throw new InvalidOptionsError('username', 'given without the @', username)
  if (/^(?=.{3,32}$)[a-z](?:_?[a-z\d])+$/i.test(username)) return
  const expected = '3 to 32 letters, digits and single underscores, the first a letter and the last no underscore'
  throw new InvalidOptionsError('username', expected, username)
}

function checkChatType(type: EmulatedChatType): void {
  if (type !== 'group' && type !== 'supergroup' && type !== 'channel') {
    throw new InvalidOptionsError('type', "'group', 'supergroup' or 'channel'", type)
  }
}
