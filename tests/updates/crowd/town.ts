import {
  type EmulatedChat,
  type EmulatedLink,
  type EmulatedUser,
  Emulator,
  type EmulatorOptions,
} from 'invitegram/emulator'

const MONTH_MS = 30 * 86_400_000
/** Everybody can pay it once. */
const PRICE = 50

/** A Telegram with a chat of every kind, a hundred links into them, and people who have been in none yet. */
export class Town {
  readonly telegram: Emulator
  readonly bot
  /** She owns all chats. */
  readonly olga: EmulatedUser
  /** He may invite. */
  readonly otto: EmulatedUser
  readonly people: readonly EmulatedUser[]
  readonly chats: readonly EmulatedChat[]
  readonly club: EmulatedChat
  readonly square: EmulatedChat
  readonly cafe: EmulatedChat
  readonly friends: EmulatedChat
  readonly news: EmulatedChat

  constructor(people: number, options: EmulatorOptions) {
    const telegram = new Emulator({ startAt: new Date('2027-03-01T12:00:00Z'), clock: 'auto', ...options })
    this.telegram = telegram
    this.bot = telegram.addBot()
    const owner = telegram.addUser({ firstName: 'Olga' })
    this.olga = owner
    this.otto = telegram.addUser({ firstName: 'Otto' })
    this.club = telegram.addChat({ type: 'supergroup', title: 'Club', owner })
    this.square = telegram.addChat({ type: 'supergroup', title: 'Square', username: 'square', owner })
    this.cafe = telegram.addChat({ type: 'supergroup', title: 'Café', username: 'cafe', joinByRequest: true, owner })
    this.friends = telegram.addChat({ type: 'group', title: 'Friends', owner })
    this.news = telegram.addChat({ type: 'channel', title: 'News', owner })
    this.chats = [this.club, this.square, this.cafe, this.friends, this.news]
    for (const chat of this.chats) for (const one of [this.bot, this.otto]) chat.promote(one, { canInviteUsers: true })
    this.#makeLinks()
    this.people = Array.from({ length: people }, () => telegram.addUser({ stars: PRICE }))
  }

  /** What a bot is shown of a link: of another administrator's, eight characters of the secret part. */
  shown({ url, creator }: EmulatedLink): string {
    return creator === this.bot ? url : `${url.slice(0, 'https://t.me/+'.length + 8)}...`
  }

  #makeLinks(): void {
    const { bot, olga, otto } = this
    const make = (count: number, chat: EmulatedChat, options: Parameters<EmulatedChat['addLink']>[0]) => {
      for (let made = 0; made < count; made++) chat.addLink(options)
    }
    make(25, this.club, { creator: bot })
    make(15, this.club, { creator: bot, requireApproval: true })
    make(10, this.club, { creator: olga, limit: 20 })
    make(10, this.club, { creator: otto, requireApproval: true })
    make(5, this.square, { creator: bot })
    make(10, this.friends, { creator: bot })
    make(5, this.friends, { creator: otto, requireApproval: true })
    make(10, this.news, { creator: bot, subscription: { periodMs: MONTH_MS, price: PRICE } })
    make(10, this.news, { creator: otto })
  }
}
