import fc from 'fast-check'
import { InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { Cast } from './state-machine/cast'
import { type Deed, deeds } from './state-machine/deeds'
import { checkChat } from './state-machine/invariants'
import { Listener } from './state-machine/listener'
import { WaysIn } from './state-machine/ways-in'

const SEED = 20_270_301
const FEWEST_DEEDS = 1000

/** Whoever waits for the shortest play that shows a fault has seen enough by then. */
const LONGEST_SEARCH_MS = 45_000

/**
 * Plays it in a new Telegram, and looks at everything after each deed.
 *
 * @returns how many updates the bots were sent
 * @throws {Error} as soon as something cannot be
 */
async function play(deeds: readonly Deed[]): Promise<number> {
  const cast = new Cast()
  const ways = new WaysIn()
  const listeners = [cast.porter, cast.guest].map((bot) => new Listener(cast, ways, bot))
  for (const listener of listeners) await listener.begin()
  const listen = async () => {
    for (const listener of listeners) await listener.listen()
  }

  for (const deed of deeds) {
    await attempt(() => deed.happen({ cast, ways, listen }))
    ways.forgetAbsent()
    await listen()
    for (const chat of cast.chats) checkChat(chat, ways)
  }
  return listeners.reduce((sum, { updateCount }) => sum + updateCount, 0)
}

/** What somebody has no right to do changes nothing. */
async function attempt(deed: () => void | Promise<void>): Promise<void> {
  try {
    await deed()
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error
  }
}

test('whatever people and bots do, limits hold, counts are right, and updates tell the whole story', async () => {
  const property = fc.asyncProperty(deeds(FEWEST_DEEDS), async (deeds) => {
    await play(deeds)
  })

  const search = fc.assert(property, { seed: SEED, numRuns: 5, interruptAfterTimeLimit: LONGEST_SEARCH_MS })

  await expect(search).resolves.toBeUndefined()
})

test('there is enough going on for that to mean something', async () => {
  const plays = fc.sample(deeds(FEWEST_DEEDS), { seed: SEED, numRuns: 1 })

  const [updateCount = 0] = await Promise.all(plays.map(play))

  expect(plays[0]?.length).toBeGreaterThanOrEqual(1000)
  expect(updateCount).toBeGreaterThan(250)
})
