import { InvalidOptionsError } from 'invitegram'
import { expect, test } from 'vitest'
import { aScreenedGate } from './screened-gate'

test.each<[object, string]>([
  [
    { within: 5 },
    'Expected `within` to be a Duration like { minutes: 4 }, got 5 (for milliseconds, { seconds: ms / 1000 })',
  ],
  [{ within: {} }, '`within`'],
  [{ within: { minute: 5 } }, '`minute` is no unit'],
  [{ timeout: 5 }, 'did you mean `within`?'],
  [{ onTimeout: 'ignore' }, "Expected `onTimeout` to be 'approve', 'decline' or 'leave', got \"ignore\""],
  [{ onTimeout: { webApp: 'https://example.org' } }, '`onTimeout`'],
  [{ concurrency: 0 }, 'Expected `concurrency` to be a whole number from 1, got 0'],
  [{ concurrency: 1.5 }, '`concurrency`'],
  [{ onVerdict: 'log' }, 'Expected `onVerdict` to be a function'],
  [{ signal: true }, 'Expected `signal` to be an AbortSignal'],
  [{ onTimeOut: 'leave' }, 'did you mean `onTimeout`?'],
])('%j is refused', async (options, complaint) => {
  const screening = aScreenedGate(() => 'leave', options)

  await expect(screening).rejects.toThrow(InvalidOptionsError)
  await expect(screening).rejects.toThrow(complaint)
})

test('there has to be something that decides', async () => {
  const screening = aScreenedGate('approve' as never)

  await expect(screening).rejects.toThrow('Expected `decide` to be a function, got "approve"')
})
