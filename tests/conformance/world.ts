import {
  type AdministratorRights,
  type EmulatedBot,
  type EmulatedChat,
  type EmulatedUser,
  Emulator,
  type MemberPermissions,
} from 'invitegram/emulator'
import { camelCased } from './camel-case'
import { placeBot, setFate, setGuardQueries, setState } from './chat-state'
import { chatOfEvent } from './update-event'
import type { Case, CaseChat, World, WorldUser } from './vectors'
import { WebhookEndpoint } from './webhook-endpoint'
import { userOf } from './world-user'

/** What a case plays in: an emulated Telegram in the state that the file describes, and the bot that calls. */
export interface Scene {
  telegram: Emulator
  bot: EmulatedBot
  /** The chat that the case addresses; `undefined` if that is none, or one with a person. */
  chat: EmulatedChat | undefined
  /** Where updates go, once there is a webhook. */
  endpoint: WebhookEndpoint
}

/** Builds the scene of a case: all chats as the world has them, the addressed one as the case has it. */
export function buildScene(world: World, item: Case): Scene {
  const { event, precondition = {}, server = 'any' } = item
  const stated = item.chat ?? (event === undefined ? undefined : chatOfEvent(world, event))
  const endpoint = new WebhookEndpoint()
  const telegram: Emulator = new Emulator({
    clock: clockFor(item),
    startAt: new Date((event?.date ?? world.clock) * 1000),
    server: server === 'any' ? 'cloud' : server,
    fetch: endpoint.fetchAt(() => telegram.clock.now().getTime() / 1000),
  })
  const bot = addBots(telegram, world)
  for (const user of world.users) addUser(telegram, user)
  const chats = addChats(telegram, world, bot, stated)
  for (const id of precondition.knownUsers ?? []) telegram.meet(bot, userOf(telegram, id))

  const chat = stated === undefined ? undefined : statedChat(world, chats, stated)
  if (stated !== undefined && chat !== undefined) {
    placeBot(chat, bot, stated)
    setState(telegram, chat, creators(telegram, world, bot), precondition)
    setFate(telegram, chat, stated)
    setGuardQueries(telegram, chat, bot, precondition)
  }
  return { telegram, bot, chat, endpoint }
}

/** Where something else has to happen before a wait is over, time must not pass by itself. */
function clockFor({ kind, precondition }: Case): 'auto' | 'still' {
  const isStill = kind === 'delivery' || kind === 'update' || precondition?.pendingPoll !== undefined
  return isStill ? 'still' : 'auto'
}

function addBots(telegram: Emulator, { bot, otherBot }: World): EmulatedBot {
  if (otherBot !== undefined) {
    telegram.addBot({ id: otherBot.id, firstName: otherBot.first_name, username: otherBot.username })
  }
  return telegram.addBot({ id: bot.id, token: bot.token, firstName: bot.first_name, username: bot.username })
}

function addUser(telegram: Emulator, user: WorldUser): void {
  telegram.addUser({
    id: user.id,
    firstName: user.first_name,
    lastName: user.last_name,
    username: user.username,
    bio: user.bio,
    isDeleted: user.deleted,
  })
}

/** The chats that have members, by reference; with people alone the bot just talks. */
function addChats(
  telegram: Emulator,
  world: World,
  bot: EmulatedBot,
  stated: CaseChat | undefined,
): ReadonlyMap<string, EmulatedChat> {
  const added = new Map<string, EmulatedChat>()

  /** A chat comes after its parent, whatever their order in the file. */
  const add = (ref: string): EmulatedChat | undefined => {
    const chat = world.chats[ref]
    if (chat === undefined || chat.type === 'private' || added.has(ref)) return added.get(ref)
    // The upgrade makes it.
    if (chat.id === stated?.upgradedTo) return undefined
    const isStated = stated?.ref === ref
    const made = telegram.addChat({
      type: groupType(chat.type),
      id: chat.id,
      title: chat.title,
      username: chat.username,
      owner: isStated && stated.botStatus === 'creator' ? bot : withRole(telegram, world, 'owner'),
      isDirectMessages: chat.is_direct_messages,
      parent: chat.parent === undefined ? undefined : add(chat.parent),
      ...(isStated && settingsOf(stated)),
    })
    for (const { role, id, ...rest } of world.users) {
      if (role === 'admin') made.promote(userOf(telegram, id), camelCased<AdministratorRights>(flagsOf(rest)))
    }
    added.set(ref, made)
    return made
  }

  for (const [ref, { type, id }] of Object.entries(world.chats)) {
    if (type === 'private') telegram.startPrivateChat(bot, userOf(telegram, id))
    else add(ref)
  }
  return added
}

/** The addressed chat; `undefined` if that is none, or one with a person. */
function statedChat(world: World, chats: ReadonlyMap<string, EmulatedChat>, { ref, type }: CaseChat) {
  if (type !== null && !Object.hasOwn(world.chats, ref)) throw new Error(`the world has no chat ${ref}`)
  return chats.get(ref)
}

function creators(telegram: Emulator, world: World, bot: EmulatedBot) {
  return { bot, owner: withRole(telegram, world, 'owner'), admin: withRole(telegram, world, 'admin') }
}

function withRole(telegram: Emulator, world: World, role: string): EmulatedUser | undefined {
  const user = world.users.find((one) => one.role === role)
  return user === undefined ? undefined : userOf(telegram, user.id)
}

function settingsOf({ permissions = {}, join_by_request, join_to_send_messages }: CaseChat) {
  return {
    permissions: camelCased<MemberPermissions>(permissions),
    joinByRequest: join_by_request,
    joinToSendMessages: join_to_send_messages,
  }
}

/** The rights among a user's keys. */
function flagsOf(user: object): Record<string, boolean> {
  return Object.fromEntries(Object.entries(user).filter(([key]) => key.startsWith('can_')))
}

function groupType(type: string): EmulatedChat['type'] {
  if (type === 'group' || type === 'supergroup' || type === 'channel') return type
  throw new Error(`a chat cannot be a ${type}`)
}
