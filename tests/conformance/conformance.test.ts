import { fileURLToPath } from 'node:url'
import type { Emulator } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { witness } from '../support/witness'
import { onClient } from './client-target'
import { onEmulator } from './emulator-target'
import { reasonToSkip, reasonToSkipOnClient } from './skipping'
import { readVectors } from './vectors-file'

const { world, cases } = await readVectors(fileURLToPath(new URL('vectors.json', import.meta.url)))
const throughClient = cases.filter((item) => reasonToSkipOnClient(item) === undefined)

test.each(cases)('the emulator behaves as in $id', async (item) => {
  const outcome = await onEmulator(world, item, watchAnswers)

  expect(outcome).toMatchObject({ verdict: 'passed', differences: [] })
})

test.each(throughClient)('the client goes through $id', async (item) => {
  const outcome = await onClient(world, item, (telegram) => witness.watch(telegram))

  // What a friendly call would refuse is not what the Bot API describes, and what is raw has no sense but to be sent;
  // nor has what a webhook answers with.
  const isFriendly = 'route' in outcome && outcome.route === 'friendly'
  if (!isFriendly || item.kind === 'delivery') witness.brokenOnPurpose()
  expect(outcome).toMatchObject({ verdict: 'passed', differences: [] })
})

test('the emulator leaves nothing out', () => {
  const left = cases.map(reasonToSkip).filter((because) => because !== undefined)

  expect(left).toEqual([])
})

test('the client leaves out nothing but raw HTTP and two malformed bodies', () => {
  const left = cases.filter((item) => reasonToSkipOnClient(item) !== undefined)

  expect(left.map(({ kind, rawBody }) => rawBody?.body ?? kind).filter((it) => it !== 'http' && it !== 'args')).toEqual(
    ['chat_id=-1001000000001&name=%FF%FE', 'chat_id=-1001000000001&name=%C3%28'],
  )
})

/** The requests are those of the file: many of them are wrong, and meant to be. */
function watchAnswers(telegram: Emulator): void {
  witness.watch(telegram, { requests: 'broken on purpose' })
}
