import type { EmulatedBot, EmulatedChat } from 'invitegram/emulator'
import type { WaysIn } from './ways-in'

/** `https://t.me/+`, and eight characters more. */
const SHOWN_OF_FOREIGN_URL = 22

/** An update, as far as it tells who is in a chat. */
export interface MemberUpdate {
  chat: { id: number }
  old_chat_member: WireMember
  new_chat_member: WireMember
  invite_link?: { invite_link: string }
}

interface WireMember {
  user: { id: number }
  status: string
  /** Of a ban: when it ends, in seconds; 0 for never. */
  until_date?: number
}

/** What somebody is, and, where they are banned, whether for a time. */
interface Status {
  status: string
  endsBySilence: boolean
}

/** What a bot that administers a chat knows about it from its updates alone. */
export class Story {
  readonly #bot: EmulatedBot
  readonly #chat: EmulatedChat
  readonly #ways: WaysIn
  /** Who is what; `undefined` while the bot is no administrator, and is told nothing. */
  #known: Map<number, Status> | undefined

  constructor(bot: EmulatedBot, chat: EmulatedChat, ways: WaysIn) {
    this.#bot = bot
    this.#chat = chat
    this.#ways = ways
    this.#begin()
  }

  /** @throws {Error} if it does not follow from what was told before */
  tell({ old_chat_member: before, new_chat_member: after, invite_link: link }: MemberUpdate): void {
    const { id } = after.user
    if (id !== before.user.id) throw new Error(`Of two people at once: ${before.user.id} and ${id}`)
    if (this.#known === undefined) return

    const known = this.#known.get(id)
    // A ban for a time ends without a word.
    const isRight = before.status === (known?.status ?? 'left') || (known?.endsBySilence && before.status === 'left')
    if (!isRight) throw new Error(`${id} was ${known?.status ?? 'left'}, and is said to have been ${before.status}`)
    const way = isIn(before.status) ? undefined : this.#wayOf(id)
    if (link?.invite_link !== way) throw new Error(`${id} is said to come by ${link?.invite_link}, and came by ${way}`)
    this.#known.set(id, { status: after.status, endsBySilence: after.status === 'kicked' && after.until_date !== 0 })
  }

  /** @throws {Error} if those are not in the chat of whom it was told, or others are */
  compare(): void {
    const tells = this.#chat.member(this.#bot)?.status === 'administrator'
    if (!tells) this.#known = undefined
    else if (this.#known === undefined) this.#begin()
    if (this.#known === undefined) return

    const told = [...this.#known].filter(([, { status }]) => isIn(status)).map(([id, { status }]) => `${id} ${status}`)
    const there = this.#chat.members.map(({ user, status }) => `${user.id} ${status}`)
    const [inStory, inChat] = [told.sort().join(', '), there.sort().join(', ')]
    if (inStory !== inChat) throw new Error(`By the updates there are ${inStory}; in the chat there are ${inChat}`)
  }

  /** The link through which somebody has come in, as far as the bot may see it. */
  #wayOf(id: number): string | undefined {
    const link = this.#ways.linkOf(this.#chat, id)
    return link === undefined || link.creator === this.#bot
      ? link?.url
      : `${link.url.slice(0, SHOWN_OF_FOREIGN_URL)}...`
  }

  #begin(): void {
    const { members, banned } = this.#chat
    const all = [...members, ...banned]
    this.#known = new Map(
      all.map((member) => [
        member.user.id,
        { status: member.status, endsBySilence: member.status === 'kicked' && member.until !== null },
      ]),
    )
  }
}

function isIn(status: string): boolean {
  return status !== 'left' && status !== 'kicked'
}
