import { InvalidOptionsError } from '../../../errors'
import type { Emulator } from '../../emulator'
import type { EmulatedChat } from '../../state/chat'
import type { EmulatedLink } from '../../state/link'
import type { EmulatedUser } from '../../state/user'
import { type Fields, readFields, type Shape } from './fields'
import { viewOfChat, viewOfLink } from './views'

/** What is done with one thing, a user or a chat, on a request's word. Answers with what is to be said of it. */
type Act<T> = (telegram: Emulator, target: T, json: unknown) => object

export type Acts<T> = Readonly<Record<string, Act<T>>>

const CHOICES = { title: 'text?', expireAt: 'time?', limit: 'limit?', requireApproval: 'flag?' } as const

/** What users do, by the names of their methods. */
export const USER_ACTS: Acts<EmulatedUser> = {
  join: act({ link: 'text?', chat: 'chat?' }, (user, where) => user.join(entranceIn(where))),
  requestToJoin: act({ link: 'text?', chat: 'chat?' }, (user, where) => user.requestToJoin(entranceIn(where))),
  joinThroughFolder: act({ chat: 'chat' }, (user, { chat }) => user.joinThroughFolder(chat)),
  withdraw: act({ chat: 'chat' }, (user, { chat }) => user.withdraw(chat)),
  leave: act({ chat: 'chat' }, (user, { chat }) => user.leave(chat)),
  cancelSubscription: act({ chat: 'chat' }, (user, { chat }) => user.cancelSubscription(chat)),
  resumeSubscription: act({ chat: 'chat' }, (user, { chat }) => user.resumeSubscription(chat)),
  createLink: act({ chat: 'chat', ...CHOICES, subscription: 'subscription?' }, (user, { chat, ...choices }) =>
    viewOfLink(user.createLink(chat, given(choices))),
  ),
  editLink: act({ chat: 'chat', link: 'text', ...CHOICES }, (user, { chat, link, ...changes }) =>
    viewOfLink(user.editLink(linkIn(chat, link), given(changes))),
  ),
  revokeLink: act({ chat: 'chat', link: 'text' }, (user, { chat, link }) =>
    viewOfLink(user.revokeLink(linkIn(chat, link))),
  ),
  primaryLink: act({ chat: 'chat' }, (user, { chat }) => viewOfLink(user.primaryLink(chat))),
  approve: act({ chat: 'chat', user: 'user' }, (user, { chat, user: applicant }) => user.approve(chat, applicant)),
  decline: act({ chat: 'chat', user: 'user' }, (user, { chat, user: applicant }) => user.decline(chat, applicant)),
  add: act({ chat: 'chat', user: 'person' }, (user, { chat, user: who }) => user.add(chat, who)),
  ban: act({ chat: 'chat', user: 'person', until: 'time?' }, (user, { chat, user: who, until }) =>
    user.ban(chat, who, until ? { until } : {}),
  ),
  unban: act({ chat: 'chat', user: 'person' }, (user, { chat, user: who }) => user.unban(chat, who)),
  promote: act({ chat: 'chat', user: 'person', rights: 'rights?' }, (user, { chat, user: who, rights }) =>
    user.promote(chat, who, rights),
  ),
  demote: act({ chat: 'chat', user: 'person' }, (user, { chat, user: who }) => user.demote(chat, who)),
  setGuardBot: act({ chat: 'chat', bot: 'guard' }, (user, { chat, bot }) => user.setGuardBot(chat, bot)),
  setJoinByRequest: act({ chat: 'chat', isOn: 'flag' }, (user, { chat, isOn }) => user.setJoinByRequest(chat, isOn)),
  makePublic: act({ chat: 'chat', username: 'text' }, (user, { chat, username }) => user.makePublic(chat, username)),
  makePrivate: act({ chat: 'chat' }, (user, { chat }) => user.makePrivate(chat)),
  upgrade: act({ chat: 'chat' }, (user, { chat }) => viewOfChat(user.upgrade(chat))),
  deleteChat: act({ chat: 'chat' }, (user, { chat }) => user.deleteChat(chat)),
  startPrivateChat: act({ bot: 'bot' }, (user, { bot }) => bot.startPrivateChat(user)),
  write: act({ bot: 'bot', text: 'text' }, (user, { bot, text }) => ({ messageId: user.write(bot, text) })),
  block: act({ bot: 'bot' }, (user, { bot }) => user.block(bot)),
  unblock: act({ bot: 'bot' }, (user, { bot }) => user.unblock(bot)),
  deleteAccount: act({}, (user) => user.deleteAccount()),
}

/** What is simply so in a chat, by the names of its methods: nobody's rights are looked at, and no bot is told. */
export const CHAT_ACTS: Acts<EmulatedChat> = {
  add: act({ user: 'person', until: 'time?' }, (chat, { user, until }) => chat.add(user, until ? { until } : {})),
  promote: act({ user: 'person', rights: 'rights?' }, (chat, { user, rights }) => chat.promote(user, rights)),
  demote: act({ user: 'person' }, (chat, { user }) => chat.demote(user)),
  remove: act({ user: 'person' }, (chat, { user }) => chat.remove(user)),
  ban: act({ user: 'person', until: 'time?' }, (chat, { user, until }) => chat.ban(user, until ? { until } : {})),
}

function act<T, S extends Shape>(shape: S, run: (target: T, fields: Fields<S>) => unknown): Act<T> {
  return (telegram, target, json) => {
    const result = run(target, readFields(telegram, json, shape, 'this act'))
    return typeof result === 'object' && result !== null ? result : { outcome: result ?? 'done' }
  }
}

function entranceIn({ link, chat }: { link?: string | undefined; chat?: EmulatedChat | undefined }) {
  const entrance = link ?? chat
  if (entrance === undefined) throw new InvalidOptionsError('link', 'given, or else `chat`', link)
  return entrance
}

function linkIn(chat: EmulatedChat, url: string): EmulatedLink {
  const link = chat.linkBy(url)
  if (link === undefined) throw new InvalidOptionsError('link', 'the URL of a link of the chat', url)
  return link
}

/** Without what was left out: to be named at all means something. */
function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
