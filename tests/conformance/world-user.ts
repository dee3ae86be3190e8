import type { EmulatedUser, Emulator } from 'invitegram/emulator'

/** The person of the world with this id. */
export function userOf(telegram: Emulator, id: number): EmulatedUser {
  const user = telegram.user(id)
  if (user === undefined) throw new Error(`the world has no user ${id}`)
  return user
}
