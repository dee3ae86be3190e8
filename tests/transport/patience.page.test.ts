import { type Caller, FloodError } from 'invitegram'
import { expect, test, vi } from 'vitest'
import { PatienceOnDemand } from '../../src/transport/patience-on-demand'

// A page off line, or one whose files have been replaced on the server meanwhile.
vi.mock('../../src/transport/patience', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

test('where nothing can be loaded to wait with, one try is all, and the client goes on', async () => {
  const flood = new FloodError({ method: 'getMe', code: 429, description: 'Too Many', reason: 'flood' }, 5_000)
  let calls = 0
  const caller = {
    async call() {
      if (++calls === 1) throw flood
      return true
    },
  } as unknown as Caller
  const clock = { now: () => new Date(0), sleep: async () => {} }
  const patience = new PatienceOnDemand(caller, clock, {}, {})

  const first = await patience.call('getMe', {}).catch((error: unknown) => error)
  const second = await patience.call('getMe', {})

  expect([first, second]).toEqual([flood, true])
})
