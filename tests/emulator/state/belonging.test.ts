import type { EmulatedBot, EmulatedChat, EmulatedLink, EmulatedUser } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, type Scene } from '../scene'

const ENTRANCE = 'Expected `entrance` to be a link, its URL, a chat, or @username'

test.each([[undefined], [null], [-1_001_234_567_890], [{}], [{ url: 5 }]])('%j is no entrance', (wrong) => {
  const ada = aScene().telegram.addUser()
  const entrance = wrong as unknown as string

  expect(() => ada.join(entrance)).toThrow(ENTRANCE)
  expect(() => ada.requestToJoin(entrance)).toThrow(ENTRANCE)
})

test('the links and chats of another Emulator lead nowhere', () => {
  const elsewhere = aScene()
  const ada = aScene().telegram.addUser()
  elsewhere.owner.makePublic(elsewhere.chat, 'chess_club')

  expect(() => ada.join(elsewhere.owner.createLink(elsewhere.chat))).toThrow(`${ENTRANCE}, got a link of another`)
  expect(() => ada.join(elsewhere.chat)).toThrow('Expected `chat` to be a chat of this Telegram')
})

interface Strangers {
  owner: EmulatedUser
  chat: EmulatedChat
  who: EmulatedUser
  bot: EmulatedBot
}

/** What a person does, and by what name each thing is known that they do it with. */
const DEEDS: [deed: string, option: string, act: (doer: EmulatedUser, things: Strangers) => unknown][] = [
  ['joinThroughFolder', 'chat', (doer, { chat }) => doer.joinThroughFolder(chat)],
  ['withdraw', 'chat', (doer, { chat }) => doer.withdraw(chat)],
  ['leave', 'chat', (doer, { chat }) => doer.leave(chat)],
  ['cancelSubscription', 'chat', (doer, { chat }) => doer.cancelSubscription(chat)],
  ['resumeSubscription', 'chat', (doer, { chat }) => doer.resumeSubscription(chat)],
  ['createLink', 'chat', (doer, { chat }) => doer.createLink(chat)],
  ['editLink', 'link', (doer, { chat }) => doer.editLink(chat?.links[0] as EmulatedLink, {})],
  ['primaryLink', 'chat', (doer, { chat }) => doer.primaryLink(chat)],
  ['approve', 'chat', (doer, { chat, who }) => doer.approve(chat, who)],
  ['decline', 'chat', (doer, { chat, who }) => doer.decline(chat, who)],
  ['add', 'chat', (doer, { chat, who }) => doer.add(chat, who)],
  ['ban', 'chat', (doer, { chat, who }) => doer.ban(chat, who)],
  ['unban', 'chat', (doer, { chat, who }) => doer.unban(chat, who)],
  ['promote', 'chat', (doer, { chat, who }) => doer.promote(chat, who)],
  ['demote', 'chat', (doer, { chat, who }) => doer.demote(chat, who)],
  ['setGuardBot', 'chat', (doer, { chat }) => doer.setGuardBot(chat, null)],
  ['setJoinByRequest', 'chat', (doer, { chat }) => doer.setJoinByRequest(chat, true)],
  ['makePublic', 'chat', (doer, { chat }) => doer.makePublic(chat, 'chess_club')],
  ['makePrivate', 'chat', (doer, { chat }) => doer.makePrivate(chat)],
  ['upgrade', 'chat', (doer, { chat }) => doer.upgrade(chat)],
  ['deleteChat', 'chat', (doer, { chat }) => doer.deleteChat(chat)],
  ['block', 'bot', (doer, { bot }) => doer.block(bot)],
  ['unblock', 'bot', (doer, { bot }) => doer.unblock(bot)],
]

test.each(DEEDS)('%s is refused with a %s of another Emulator, and with none', (_, option, act) => {
  const { owner } = aScene()
  const elsewhere = aScene()
  elsewhere.owner.createLink(elsewhere.chat)
  const nothing = {} as Strangers
  const refusal = expect.objectContaining({ name: 'InvalidOptionsError', option })

  expect(() => act(owner, { ...elsewhere, who: elsewhere.owner })).toThrow(refusal)
  expect(() => act(owner, nothing)).toThrow(refusal)
})

const WITH_PEOPLE: [what: string, option: string, act: (here: Scene, elsewhere: Scene) => unknown][] = [
  ['who is added', 'who', ({ owner, chat }, { owner: who }) => owner.add(chat, who)],
  ['who is banned', 'who', ({ owner, chat }, { bot }) => owner.ban(chat, bot)],
  ['who is approved', 'applicant', ({ owner, chat }, { owner: who }) => owner.approve(chat, who)],
  ['a bot that is a guard', 'bot', ({ owner, chat }, { bot }) => owner.setGuardBot(chat, bot)],
  ['a guard that is set up', 'bot', ({ chat }, { bot }) => Object.assign(chat, { guardBot: bot })],
  ['who is simply there', 'who', ({ chat }, { owner }) => chat.add(owner)],
  ['who waits', 'user', ({ chat }, { owner }) => chat.addPendingRequest(owner)],
  ['whom a guard looks at', 'user', ({ chat }, { owner }) => chat.addGuardQuery(owner)],
  ['whose link it is', 'creator', ({ chat }, { owner }) => chat.addLink({ creator: owner })],
  ['an owner', 'who', ({ telegram }, { owner }) => telegram.addChat({ type: 'channel', owner })],
  ['a parent', 'parent', ({ telegram }, { chat }) => telegram.addChat({ type: 'supergroup', parent: chat })],
  ['who starts a chat', 'user', ({ telegram, bot }, { owner }) => telegram.startPrivateChat(bot, owner)],
  ['whom a bot meets', 'bot', ({ telegram, owner }, { bot }) => telegram.meet(bot, owner)],
]

test.each(WITH_PEOPLE)('%s has to be of the same Emulator', (_, option, act) => {
  const [here, elsewhere] = [aScene(), aScene()]

  expect(() => act(here, elsewhere)).toThrow(
    expect.objectContaining({ option, message: expect.stringContaining('got one of another Emulator') }),
  )
})

test('a bot does not stand in for a person, nor a person for a bot', () => {
  const { owner, chat, bot } = aScene()

  expect(() => owner.approve(chat, bot as unknown as EmulatedUser)).toThrow('to be a user of this Telegram')
  expect(() => owner.block(owner as unknown as EmulatedBot)).toThrow('to be a bot of this Telegram')
})
