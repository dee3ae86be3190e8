import type { EmulatedChat, EmulatedLink, EmulatedUser } from 'invitegram/emulator'
import type { Diary } from './diary'
import type { Dice } from './dice'
import type { Town } from './town'

/** People of whose requests the bot has to decide: it says yes to two in three. */
export type Verdict = 'approve' | 'decline' | 'leave to others'

export function verdictOf(userId: number): Verdict {
  if (userId % 2 === 1) return 'leave to others'
  return userId % 3 === 0 ? 'decline' : 'approve'
}

/** What people do, one thing after another, and the truth about it: written down by who saw it, not by what bots are told. */
export class Story {
  readonly truth: Diary
  readonly #town: Town
  readonly #dice: Dice
  /** They do nothing until the bot has decided. */
  readonly #waiting = new Set<number>()
  #arrived = 0

  constructor(town: Town, dice: Dice, truth: Diary) {
    this.#town = town
    this.#dice = dice
    this.truth = truth
  }

  get waitingCount(): number {
    return this.#waiting.size
  }

  get arrivedCount(): number {
    return this.#arrived
  }

  /** Somebody does something: who has done nothing yet comes in for the first time, or asks to. */
  go(): void {
    const { people, chats } = this.#town
    const isNew = this.#arrived < people.length && (this.#arrived === 0 || this.#dice.isPercent(40))
    const person = isNew ? people[this.#arrived++] : people[this.#dice.roll(this.#arrived)]
    if (person === undefined || this.#waiting.has(person.id)) return
    // Most go where they have been before.
    const chat = chats[this.#dice.isPercent(70) ? person.id % chats.length : this.#dice.roll(chats.length)]
    if (chat === undefined) return
    const status = chat.member(person)?.status ?? 'left'
    if (status === 'member') this.#goOut(chat, person)
    else if (status === 'kicked') this.#forgive(chat, person)
    else if (chat.pendingRequestOf(person) !== undefined) this.#decide(chat, person)
    else this.#comeIn(chat, person)
  }

  /** The bot has decided about somebody who asked. */
  decided(chatId: number, userId: number, line: string | null): void {
    if (line !== null) this.truth.note(chatId, userId, line)
    this.#waiting.delete(userId)
  }

  /** A month later: who has paid is out, for nobody can pay twice. */
  async aMonthLater(): Promise<void> {
    const { news, people, telegram } = this.#town
    const paying = people.filter(({ id }) => this.truth.page(news.id, id).at(-1)?.endsWith(', paid'))
    for (const { id } of paying) this.truth.note(news.id, id, 'lapsed')
    await telegram.clock.advance({ days: 31 })
  }

  #comeIn(chat: EmulatedChat, person: EmulatedUser): void {
    const way = this.#dice.roll(10)
    if (way === 0) this.#comeByFolder(chat, person)
    else if (way === 1) this.#beAdded(chat, person)
    else if (chat.links.length > 0 && way < 8) this.#openLink(chat, person, this.#dice.pick(chat.links))
    else if (chat.username !== '') this.#knock(chat, person)
  }

  #openLink(chat: EmulatedChat, person: EmulatedUser, link: EmulatedLink): void {
    const url = this.#town.shown(link)
    const outcome = person.join(link)
    if (outcome === 'requested') this.#ask(chat, person, url)
    // A public chat is joined directly, whatever link led there.
    const by = chat.username === '' ? `link ${url}${link.subscription === null ? '' : ', paid'}` : 'public'
    if (outcome === 'joined') this.truth.note(chat.id, person.id, `came by ${by}`)
  }

  #knock(chat: EmulatedChat, person: EmulatedUser): void {
    const outcome = person.join(chat)
    if (outcome === 'requested') this.#ask(chat, person, 'the door')
    if (outcome === 'joined') this.truth.note(chat.id, person.id, 'came by public')
  }

  #ask(chat: EmulatedChat, person: EmulatedUser, where: string): void {
    this.truth.note(chat.id, person.id, `asked at ${where}`)
    if (verdictOf(person.id) !== 'leave to others') this.#waiting.add(person.id)
  }

  #comeByFolder(chat: EmulatedChat, person: EmulatedUser): void {
    if (person.joinThroughFolder(chat) !== 'joined') return
    // Of basic groups Telegram does not say so.
    const by = chat.type === 'group' ? 'unknown, for Telegram names no folder links in basic groups' : 'folder'
    this.truth.note(chat.id, person.id, `came by ${by}`)
  }

  #beAdded(chat: EmulatedChat, person: EmulatedUser): void {
    const actor = this.#dice.pick([this.#town.olga, this.#town.otto])
    if (actor.add(chat, person) === 'added') this.truth.note(chat.id, person.id, `came by added, ${actor.id}`)
  }

  #decide(chat: EmulatedChat, person: EmulatedUser): void {
    const { olga, otto } = this.#town
    const actor = this.#dice.pick([olga, otto])
    const link = chat.pendingRequestOf(person)?.link ?? null
    if (this.#dice.isPercent(20)) actor.decline(chat, person)
    else if (this.#dice.isPercent(10)) person.withdraw(chat)
    else {
      this.#approve(chat, person, actor, link)
      const where = link === null ? 'the door' : this.#town.shown(link)
      this.truth.note(chat.id, person.id, `came by request at ${where}, let in by ${actor.id}`)
    }
  }

  /** Now and then the link no longer asks for approval by then. */
  #approve(chat: EmulatedChat, person: EmulatedUser, actor: EmulatedUser, link: EmulatedLink | null): void {
    const edits = link !== null && link.creator === this.#town.otto && this.#dice.isPercent(30)
    if (edits) this.#town.otto.editLink(link, { requireApproval: false })
    actor.approve(chat, person)
    if (edits) this.#town.otto.editLink(link, { requireApproval: true })
  }

  #goOut(chat: EmulatedChat, person: EmulatedUser): void {
    const isBanned = this.#dice.isPercent(30)
    if (isBanned) this.#town.olga.ban(chat, person)
    else person.leave(chat)
    this.truth.note(chat.id, person.id, isBanned ? `put out by ${this.#town.olga.id}` : 'left')
  }

  #forgive(chat: EmulatedChat, person: EmulatedUser): void {
    this.#town.olga.unban(chat, person)
    this.truth.note(chat.id, person.id, 'kicked, now left')
  }
}
