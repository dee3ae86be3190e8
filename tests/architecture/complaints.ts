import { builtinModules } from 'node:module'
import { findCycle } from './cycle'
import { type Import, importsOf, type Sources } from './imports'
import { rankOf, roomOf } from './ranks'

/** The only files that know Node: everything else runs anywhere. */
const NODE_FILES =
  /^src\/(transport\/(.+\.node|node-exchange|keep-alive-agent)|emulator\/(server\/(listen|node-.+)|standalone\/.+))\.ts$/

/** A program of its own, which no entry point leads to. */
const STANDALONE = /^src\/emulator\/standalone\//

/** What entry points of their own may load, for they cost nothing to those who do not import them, and little to others. */
const HIGHEST_LIGHT_RANK = 1

/** These, and what they may load besides: an adapter is a way to Telegram, as the transport is, and fails in the same words. */
const LIGHT_ROOMS = new Map([
  ['adapters', ['transport']],
  ['ledger', []],
])

/** What is wrong with how the files hang together, one sentence each; empty if all is well. */
export function complaintsAbout(sources: Sources): string[] {
  const imports = importsOf(sources)
  const cycle = findCycle(imports)
  return [
    ...roomsWithoutRank(sources),
    ...imports.flatMap((it) => complaintAbout(it) ?? []),
    ...(cycle ? [`these import each other in a circle: ${cycle.join(' → ')}`] : []),
  ]
}

function roomsWithoutRank(sources: Sources): string[] {
  const rooms = new Set([...sources.keys()].map(roomOf))
  return [...rooms]
    .filter((room) => room !== 'emulator' && rankOf(room) === undefined)
    .map((room) => `src/${room} has no rank: give it one in tests/architecture/ranks.ts`)
}

function complaintAbout(it: Import): string | undefined {
  if (it.to === undefined) return `${it.from} imports ${it.specifier}, which is no file`
  const objection = it.to.startsWith('src/') ? objectionToFile(it, it.to) : objectionToPackage(it, it.to)
  return objection && `${it.from} may not import ${it.to}: ${objection}`
}

function objectionToFile({ from, typeOnly }: Import, to: string): string | undefined {
  const [room, other] = [roomOf(from), roomOf(to)]
  if (STANDALONE.test(to) && !STANDALONE.test(from)) return 'it is a program of its own'
  if (room === other) return undefined
  if (room === 'emulator') return objectionOfEmulator(from, to, typeOnly)
  if (other === 'emulator') return room === 'cli' ? undefined : 'only the cli, tests and examples use the emulator'

  const [rank = Number.POSITIVE_INFINITY, below = Number.NEGATIVE_INFINITY] = [rankOf(room), rankOf(other)]
  if (below > rank) return `${other} is above ${room}, and imports point down`
  if (below === rank) return `${other} and ${room} have the same rank, and do not see each other`
  const besides: readonly string[] | undefined = LIGHT_ROOMS.get(room)
  if (besides && below > HIGHEST_LIGHT_RANK && !besides.includes(other) && !typeOnly) {
    return `of ${other} it may know the types only, for it is an entry point of its own`
  }
  return undefined
}

function objectionOfEmulator(from: string, to: string, typeOnly: boolean): string | undefined {
  const isClock = to === 'src/time/clock.ts' && typeOnly
  if (from !== 'src/emulator/msw.ts' && (roomOf(to) === 'errors' || isClock)) return undefined
  return 'the emulator stands by itself, so that it and the client can disagree'
}

function objectionToPackage({ from, typeOnly, dynamic }: Import, to: string): string | undefined {
  if (to.startsWith('node:')) {
    if (!NODE_FILES.test(from)) return 'it has to run where there is no Node'
    if (roomOf(from) !== 'emulator' || typeOnly || dynamic || STANDALONE.test(from)) return undefined
    return 'only while it listens does it need Node'
  }
  if (builtinModules.includes(to)) return `it is part of Node, and written node:${to}`
  if (to === 'date-fns') return typeOnly ? undefined : 'its root is slow to load: name the function, date-fns/add'
  if (to.startsWith('date-fns/')) return undefined
  if (to === '@grammyjs/types') return typeOnly ? undefined : 'it is there for its types alone'
  if (to === 'msw' && from === 'src/emulator/msw.ts') return undefined
  return 'the library needs no such package'
}
