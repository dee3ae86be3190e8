import { toInt64 } from '../parse/numbers'
import type { Person } from '../state/bot'
import type { EmulatedChat } from '../state/chat'
import { toMessage, toPrivateMessage } from '../wire/message'
import { chatFor, forbidden, PrivateChat } from './access'
import type { Method, MethodCall } from './call'
import { badRequest, refusal } from './failures'

const LONGEST_TEXT = 4096

/** Plain texts only: the other parameters are passed over. */
export const sendMessage: Method = (call) => {
  const chat = addressee(call)
  const text = call.args.text('text').trim()
  if (text === '') throw badRequest('message text is empty')
  if ([...text].length > LONGEST_TEXT) throw badRequest('message is too long')
  if (!(chat instanceof PrivateChat)) checkMayWrite(chat, call)

  return () => {
    const { bot, world } = call
    const head = { date: world.clock.now(), from: bot }
    if (!(chat instanceof PrivateChat)) return toMessage(chat, { ...head, id: chat.newMessageId() }, { text })
    checkListens(chat.person, call)
    return toPrivateMessage(chat.person, { ...head, id: bot.newMessageId() }, { text })
  }
}

/** A person whom the bot knows may be named too; whether it may write to them, is seen later. */
function addressee(call: MethodCall): EmulatedChat | PrivateChat {
  const person = call.world.person(Number(toInt64(call.args.raw('chat_id'))))
  const isStranger = person !== undefined && call.bot.knows(person) && !call.bot.hasPrivateChatWith(person)
  if (!isStranger) return chatFor(call, 'write')
  if (!person.isBot && person.isDeleted) throw forbidden('user is deactivated')
  return new PrivateChat(call.bot, person)
}

/** @throws {CallFailure | UpstreamError} if the bot may not write to them */
function checkListens(person: Person, { bot, world }: MethodCall): void {
  const mayWrite = bot.hasPrivateChatWith(person) || bot.mayWriteToApplicant(person, world.clock.now())
  if (bot.isBlockedBy(person)) throw refusal('USER_IS_BLOCKED')
  if (!mayWrite) throw forbidden("bot can't initiate conversation with a user")
}

/** @throws {CallFailure} if the bot may not write in the chat */
function checkMayWrite(chat: EmulatedChat, { bot }: MethodCall): void {
  const member = chat.member(bot)
  const isOwner = member?.status === 'creator'
  const rights = member?.status === 'administrator' ? member.rights : undefined
  if (chat.type === 'channel') {
    if (!isOwner && !rights?.canPostMessages) throw badRequest('need administrator rights in the channel chat')
    return
  }
  const permissions = member?.status === 'restricted' ? member.permissions : chat.permissions
  if (!isOwner && rights === undefined && !permissions.canSendMessages) {
    throw badRequest('not enough rights to send text messages to the chat')
  }
}
