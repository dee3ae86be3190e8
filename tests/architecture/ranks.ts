/** The house from the ground up: rooms of a rank stand on those of the ranks before, and do not see each other. */
const RANKS: readonly (readonly string[])[] = [
  ['errors', 'time'],
  ['api', 'people', 'pacing'],
  ['transport', 'links'],
  ['join-requests', 'members', 'access'],
  ['updates'],
  ['client'],
  ['index', 'adapters', 'ledger'],
  ['cli'],
]

/** A room: a folder of `src`, or a file that stands there by itself. */
export function roomOf(path: string): string {
  const [, room = ''] = path.split('/')
  return room.replace(/\.ts$/, '')
}

/** `undefined` if the room has none. */
export function rankOf(room: string): number | undefined {
  const rank = RANKS.findIndex((rooms) => rooms.includes(room))
  return rank === -1 ? undefined : rank
}
