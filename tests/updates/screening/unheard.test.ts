import { expect, test } from 'vitest'
import { aPollingClient } from '../../support/polling'

/** A polling client with somebody at the door. */
function aDoor() {
  const scene = aPollingClient()
  const { telegram, bot, chat } = scene
  const link = chat.addLink({ creator: bot, requireApproval: true })
  telegram.addUser({ firstName: 'Ada' }).join(link)
  return scene
}

test('what goes wrong is at least a warning, where nobody listens to errors', async () => {
  const { client, chat, poll, stop } = aDoor()
  const warnings: unknown[] = []
  client.on('warning', (warning) => warnings.push(warning))
  await client.screenJoinRequests(() => Promise.reject(new Error('the database is away')), { onTimeout: 'decline' })

  poll()
  await expect.poll(() => chat.pendingRequests).toEqual([])
  await stop()

  expect(warnings).toEqual([
    { code: 'screening-failed', message: expect.stringContaining('the database is away'), chatId: null },
  ])
})

test('it listens though nobody has waited until it began', async () => {
  const { client, chat, poll, stop } = aDoor()

  void client.screenJoinRequests(() => 'approve')
  poll()
  await expect.poll(() => chat.pendingRequests).toEqual([])

  await stop()
})

test('of a closed client nobody is screened', async () => {
  const { client } = aDoor()
  await client.close()

  await expect(client.screenJoinRequests(() => 'approve')).rejects.toMatchObject({ reason: 'closed' })
})

test('a signal that was aborted before lets nobody be screened', async () => {
  const { client, bot } = aDoor()
  const decided: string[] = []
  const decide = () => {
    decided.push('somebody')
    return 'approve' as const
  }
  const screening = await client.screenJoinRequests(decide, { signal: AbortSignal.abort() })

  for (const update of bot.updates.pending) await client.handleUpdate(update)
  await screening.stop()

  expect(decided).toEqual([])
})
