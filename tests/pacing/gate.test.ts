import { expect, test } from 'vitest'
import { Gate } from '../../src/pacing/gate'
import { systemClock } from '../../src/time/system-clock'

test('who does not stand in line cannot be sent away, and nobody else is', async () => {
  let isOpen = false
  const gate = new Gate({ delayMs: () => (isOpen ? 0 : Number.POSITIVE_INFINITY), take: () => {} }, systemClock)
  const waiter = { rank: 0, signal: undefined }
  const passing = gate.pass(waiter)

  gate.sendAway({ rank: 0, signal: undefined }, new Error('not this one'))
  const before = [...gate.line]
  isOpen = true
  gate.look()
  await passing

  expect(before).toEqual([waiter])
  expect(gate.isEmpty).toBe(true)
})
