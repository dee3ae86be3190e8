import { toInt64 } from '../parse/numbers'
import type { EmulatedBot, Person } from '../state/bot'
import { EmulatedChat } from '../state/chat'
import { isPresent } from '../state/member'
import type { EmulatedUser } from '../state/user'
import type { MethodCall } from './call'
import { badRequest, CallFailure } from './failures'

/** A chat of two, seen from the bot's side. With itself a bot is alone in it. */
export class PrivateChat {
  readonly type = 'private'

  constructor(
    readonly bot: EmulatedBot,
    readonly person: Person,
  ) {}
}

/** What a method is about to do in a chat decides in which chats it may. */
export type Access = 'write' | 'read' | 'members'

/**
 * The chat that `chat_id` names.
 *
 * @throws {CallFailure} if there is none that the bot could know, or if it has no such access to it
 */
export function chatFor(call: MethodCall, access: Access): EmulatedChat | PrivateChat {
  const chat = findChat(call)
  if (chat instanceof PrivateChat) checkPrivateAccess(chat.person, access)
  else if (chat.type === 'group') checkGroupAccess(chat, call.bot, access)
  else checkLargeChatAccess(chat, call.bot, access)
  return chat
}

/** @throws {CallFailure} if `user_id` can be nobody's id */
export function userIdIn(call: MethodCall): number {
  const id = toInt64(call.args.raw('user_id'))
  if (id <= 0n) throw badRequest('invalid user_id specified')
  return Number(id)
}

/** The person with this id, if the bot knows them, or could from this chat. */
export function knownPerson({ world, bot }: MethodCall, id: number, chat?: EmulatedChat): Person | undefined {
  const person = world.person(id)
  if (person === undefined || bot.knows(person)) return person
  const meetsHere = chat?.member(person) !== undefined || chat?.pendingRequestOf(person) !== undefined
  if (!meetsHere) return undefined
  bot.meet(person)
  return person
}

function findChat({ args, world, bot }: MethodCall): EmulatedChat | PrivateChat {
  const id = args.raw('chat_id')
  if (id === '') throw badRequest('chat_id is empty')

  const found = id.startsWith('@') ? namedChat(world.named(id.slice(1)), bot) : numberedChat(toInt64(id), world, bot)
  if (found === undefined) throw badRequest('chat not found')
  return found
}

/** Public chats and bots are found by their name, people are not. */
function namedChat(named: EmulatedUser | EmulatedBot | EmulatedChat | undefined, bot: EmulatedBot) {
  if (named === undefined || named instanceof EmulatedChat) return named
  return named.isBot ? new PrivateChat(bot, named) : undefined
}

function numberedChat(id: bigint, world: MethodCall['world'], bot: EmulatedBot) {
  const number = Number(id)
  if (!Number.isSafeInteger(number)) return undefined

  const person = world.person(number)
  if (person !== undefined) return bot.hasPrivateChatWith(person) ? new PrivateChat(bot, person) : undefined

  const chat = world.chat(number)
  return chat?.member(bot) === undefined ? undefined : chat
}

function checkPrivateAccess(person: Person, access: Access): void {
  if (access === 'write' && !person.isBot && person.isDeleted) throw forbidden('user is deactivated')
}

function checkGroupAccess(chat: EmulatedChat, bot: EmulatedBot, access: Access): void {
  if (access === 'read') return
  if (chat.upgradedTo !== null) {
    throw new CallFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.upgradedTo.id,
    })
  }
  if (chat.isDeactivated) throw forbidden('the group chat was deleted')
  checkPresence(chat, bot)
}

function checkLargeChatAccess(chat: EmulatedChat, bot: EmulatedBot, access: Access): void {
  const isOpen = chat.username !== '' && access !== 'write'
  const isBanned = chat.member(bot)?.status === 'kicked'
  if (isBanned || !isOpen) checkPresence(chat, bot)
}

function checkPresence(chat: EmulatedChat, bot: EmulatedBot): void {
  const member = chat.isDeactivated ? undefined : chat.member(bot)
  if (member?.status === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`)
  if (member === undefined || !isPresent(member)) throw forbidden(`bot is not a member of the ${chat.type} chat`)
}

export function forbidden(sentence: string): CallFailure {
  return new CallFailure(403, `Forbidden: ${sentence}`)
}
