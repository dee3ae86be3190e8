import type { EmulatedBot, EmulatedUser, Emulator } from 'invitegram/emulator'

/** The person with this id. A world need not list everybody whom a case names. */
export function userOf(telegram: Emulator, id: number): EmulatedUser {
  return telegram.user(id) ?? telegram.addUser({ id })
}

/** The bot or person with this id. */
export function personOf(telegram: Emulator, id: number): EmulatedBot | EmulatedUser {
  return telegram.bot(id) ?? userOf(telegram, id)
}
