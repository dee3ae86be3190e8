import {
  type EmulatedBot,
  type EmulatedChat,
  type EmulatedLink,
  type EmulatedUser,
  Emulator,
} from 'invitegram/emulator'

export const PEOPLE = 8
export const CHATS = 4
/** How many of a chat's links people still know, the newest ones. */
export const LINKS = 8

const HOUR_MS = 3_600_000

/** What a bot is answered. */
interface Said {
  result?: unknown
  description?: string
}

/**
 * A Telegram with a chat of every kind, people who come and go, and two bots: the porter administers every chat for
 * good, the guest is taken in and thrown out.
 */
export class Cast {
  readonly telegram = new Emulator({ startAt: new Date('2027-03-01T12:00:00Z') })
  readonly owner = this.telegram.addUser({ firstName: 'Olga' })
  readonly porter = this.telegram.addBot({ firstName: 'Porter' })
  readonly guest = this.telegram.addBot({ firstName: 'Guest' })
  readonly people: readonly EmulatedUser[] = Array.from({ length: PEOPLE }, (_, at) =>
    this.telegram.addUser({ firstName: `Person ${at}`, stars: 4000 }),
  )
  readonly chats: readonly EmulatedChat[] = [
    this.telegram.addChat({ type: 'supergroup', title: 'Club', owner: this.owner }),
    this.telegram.addChat({ type: 'channel', title: 'News', owner: this.owner }),
    this.telegram.addChat({ type: 'group', title: 'Friends', owner: this.owner }),
    this.telegram.addChat({
      type: 'supergroup',
      title: 'Café',
      username: 'cafe',
      joinByRequest: true,
      owner: this.owner,
    }),
  ]

  constructor() {
    for (const chat of this.chats) {
      chat.promote(this.porter, { canInviteUsers: true })
      chat.addLink({ creator: this.porter })
    }
  }

  person(at: number): EmulatedUser {
    return this.people[at] ?? this.owner
  }

  chat(at: number): EmulatedChat {
    return pick(this.chats, at)
  }

  /** The one that people can pay for. */
  get channel(): EmulatedChat {
    return this.chat(1)
  }

  inHours(hours: number): Date {
    return new Date(this.telegram.clock.now().getTime() + hours * HOUR_MS)
  }

  /** One of the newest links of a chat: most of the older ones have expired, or been revoked. */
  link(at: number): { link: EmulatedLink; chat: EmulatedChat } {
    const chat = this.chat(at)
    return { chat, link: pick(chat.links.slice(-LINKS), Math.floor(at / CHATS)) }
  }

  /** @throws {Error} if the server is at a loss */
  async ask(bot: EmulatedBot, method: string, params: Readonly<Record<string, unknown>>): Promise<Said> {
    const response = await this.telegram.fetch(`https://telegram.example/bot${bot.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    const said: Said = JSON.parse(await response.text())
    if (response.status >= 500) throw new Error(`${method}: ${response.status} ${said.description}`)
    return said
  }
}

/** Counted around, so that any number will do. */
function pick<T>(all: readonly T[], at: number): T {
  const one = all[at % all.length]
  if (one === undefined) throw new Error('There is nothing to pick from')
  return one
}
