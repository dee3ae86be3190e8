import { expect, test } from 'vitest'
import { aScene } from '../scene'

test('requests that are named one by one were among those that were counted', () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, requireApproval: true, pendingJoinRequestCount: 2 })
  const people = [telegram.addUser(), telegram.addUser(), telegram.addUser()]

  const counts = people.map((user) => {
    chat.addPendingRequest(user, { link })
    return link.pendingJoinRequestCount
  })

  expect(counts).toEqual([2, 2, 3])
})

test('a request that is dealt with counts no more', () => {
  const { telegram, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot, requireApproval: true, pendingJoinRequestCount: 2 })
  const ada = telegram.addUser()
  chat.addPendingRequest(ada, { link })

  chat.settleRequest(ada)

  expect(link.pendingJoinRequestCount).toBe(1)
})

test('a setting may be set by hand, and the next call sees it', async () => {
  const { ask, chat, bot } = aScene()
  const link = chat.addLink({ creator: bot })

  link.title = 'Set by hand'

  const said = await ask('revokeChatInviteLink', { chat_id: chat.id, invite_link: link.url })
  expect(said).toMatchObject({ result: { name: 'Set by hand' } })
})
