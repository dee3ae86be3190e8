import type { EmulatedChat, EmulatedLink, EmulatedUser } from 'invitegram/emulator'

/** Who is in a chat through which link: counted by watching, apart from the emulator's own counting. */
export class WaysIn {
  readonly #byChat = new Map<EmulatedChat, Map<EmulatedUser, EmulatedLink>>()

  note(chat: EmulatedChat, person: EmulatedUser, link: EmulatedLink): void {
    const ways = this.#byChat.get(chat) ?? new Map<EmulatedUser, EmulatedLink>()
    this.#byChat.set(chat, ways.set(person, link))
  }

  /** Whoever is out again no longer counts. */
  forgetAbsent(): void {
    for (const [chat, ways] of this.#byChat) {
      for (const person of ways.keys()) if (!isIn(chat, person)) ways.delete(person)
    }
  }

  /** Through which link somebody came who is in. */
  linkOf(chat: EmulatedChat, userId: number): EmulatedLink | undefined {
    return [...(this.#byChat.get(chat) ?? [])].find(([{ id }]) => id === userId)?.[1]
  }

  count(chat: EmulatedChat, link: EmulatedLink): number {
    return [...(this.#byChat.get(chat)?.values() ?? [])].filter((way) => way === link).length
  }
}

export function isIn(chat: EmulatedChat, person: EmulatedUser): boolean {
  return chat.members.some(({ user }) => user === person)
}
