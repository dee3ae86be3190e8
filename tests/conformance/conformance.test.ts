import { fileURLToPath } from 'node:url'
import type { Emulator } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { witness } from '../support/witness'
import { onClient } from './client-target'
import { onEmulator } from './emulator-target'
import { isMethodNotBuilt, reasonToSkip, reasonToSkipOnClient } from './skipping'
import { readVectors } from './vectors-file'

const { world, cases } = await readVectors(fileURLToPath(new URL('vectors.json', import.meta.url)))
const forEmulator = cases.filter((item) => reasonToSkip(item) === undefined)
const forClient = cases.filter(({ kind }) => kind === 'call' || kind === 'upstream')
const throughClient = forClient.filter((item) => reasonToSkipOnClient(item) === undefined)
const methodsNotBuilt = [...new Set(cases.flatMap(({ method = '' }) => (isMethodNotBuilt(method) ? [method] : [])))]

test.each(forEmulator)('the emulator behaves as in $id', async (item) => {
  const outcome = await onEmulator(world, item, watchAnswers)

  expect(outcome).toMatchObject({ verdict: 'passed', differences: [] })
})

test.each(throughClient)('the client goes through $id', async (item) => {
  const outcome = await onClient(world, item, (telegram) => witness.watch(telegram))

  // What a friendly call would refuse is not what the Bot API describes, and what is raw has no sense but to be sent.
  if (!('route' in outcome && outcome.route === 'friendly')) witness.brokenOnPurpose()
  expect(outcome).toMatchObject({ verdict: 'passed', differences: [] })
})

test('nothing is left out but what is not built yet', () => {
  const left = cases.map(reasonToSkip).filter((because) => because !== undefined)

  expect(
    Object.fromEntries([...new Set(left)].map((because) => [because, left.filter((it) => it === because).length])),
  ).toEqual({
    'kind poll': 10,
    'kind allowed-updates': 7,
    'kind delivery': 9,
    'kind update': 18,
    'method setWebhook': 9,
    'method deleteWebhook': 1,
    'method getWebhookInfo': 3,
    'method answerChatJoinRequestQuery': 3,
    'method sendChatJoinRequestWebApp': 1,
    'multipart body': 1,
  })
})

test('of the calls the client leaves out nothing but two malformed bodies', () => {
  const left = forClient.filter((item) => reasonToSkipOnClient(item) !== undefined)

  expect(left.map(({ rawBody }) => rawBody?.body)).toEqual([
    'chat_id=-1001000000001&name=%FF%FE',
    'chat_id=-1001000000001&name=%C3%28',
  ])
})

test.each(methodsNotBuilt)('the emulator has no %s yet, for want of which cases are left out', async (method) => {
  const request = { method: 'GET', path: `/bot${world.bot.token}/${method}` }
  const notFound = { status: 404, json: { description: 'Not Found: method not found' } }
  const item = { id: 'probe', group: 'http', kind: 'http', confidence: 'source', request, expect: notFound } as const

  const outcome = await onEmulator(world, item, watchAnswers)

  expect(outcome).toMatchObject({ verdict: 'passed' })
})

/** The requests are those of the file: many of them are wrong, and meant to be. */
function watchAnswers(telegram: Emulator): void {
  witness.watch(telegram, { requests: 'broken on purpose' })
}
