import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aUser } from '../support/builders'
import { aMemberChange } from './member-change'

/** A person goes, or comes. */
function aPassage(updateId: number, userId: number, isArrival: boolean) {
  const user = aUser({ id: userId })
  const [inside, outside] = [{ user, status: 'member' } as const, { user, status: 'left' } as const]
  const [before, after] = isArrival ? [outside, inside] : [inside, outside]
  const update = aMemberChange({ from: user, old_chat_member: before, new_chat_member: after })
  return { ...update, update_id: updateId }
}

test('of the latest 10,000 people it is remembered that they left, and of those long before it is forgotten', async () => {
  const client = new Client(TOKEN)
  const rejoins: [number, true | null][] = []
  client.on('memberLeft', () => {})
  client.on('memberJoined', ({ user, rejoin }) => rejoins.push([user.id, rejoin]))

  for (let id = 1; id <= 30_000; id++) {
    await client.handleUpdate(aPassage(id, id, false))
    // The second leaves once more, later.
    if (id === 25_000) await client.handleUpdate(aPassage(30_001, 2, false))
  }
  for (const id of [1, 2, 9_999, 20_002, 30_000]) await client.handleUpdate(aPassage(40_000 + id, id, true))

  expect(rejoins).toEqual([
    [1, null],
    [2, true],
    [9_999, null],
    [20_002, true],
    [30_000, true],
  ])
})
