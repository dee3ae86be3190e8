import { expect, test } from 'vitest'
import { aGate } from './application'

/** Ada has asked, and the client has heard nothing of it: all it has is her id. */
function anUnheardApplication() {
  const scene = aGate()
  scene.ada.join(scene.link)
  return scene
}

test('who asked can be let in by their id, in numbers or as text', async () => {
  const { client, chat, ada } = anUnheardApplication()

  expect(await client.approveJoinRequest(chat.id, ada.id)).toBe('approved')
  expect(await client.approveJoinRequest(String(chat.id), String(ada.id))).toBe('already-member')

  expect(chat.member(ada)?.status).toBe('member')
})

test('who asked can be turned away by their id', async () => {
  const { client, chat, ada } = anUnheardApplication()

  expect(await client.declineJoinRequest(chat.id, ada.id)).toBe('declined')
  expect(await client.declineJoinRequest(chat.id, ada.id)).toBe('gone')

  expect(chat.pendingRequests).toEqual([])
})

test('whom Telegram does not know is an error', async () => {
  const { client, chat } = anUnheardApplication()

  await expect(client.approveJoinRequest(chat.id, 1)).rejects.toMatchObject({ reason: 'user-not-found' })
  await expect(client.declineJoinRequest(chat.id, 1)).rejects.toMatchObject({ reason: 'user-not-found' })
})

test.each<[unknown, string]>([
  [0, 'got 0'],
  [-2001, 'got -2001 (that is the id of a chat)'],
  [1.5, 'got 1.5'],
  [2 ** 53, 'got 9007199254740992'],
  [Number.NaN, 'got NaN'],
  ['', 'got ""'],
  ['2001abc', 'got "2001abc"'],
  ['@ada', 'got "@ada" (Telegram finds no people by their @username here'],
  [null, 'got null'],
  [undefined, 'got undefined'],
  [{ id: 2001 }, 'got an object'],
])('%j is the id of nobody', async (userId, got) => {
  const { client, chat, sent } = anUnheardApplication()

  for (const act of ['approveJoinRequest', 'declineJoinRequest'] as const) {
    const answer = client[act](chat.id, userId as number)
    await expect(answer).rejects.toThrow(`Expected \`userId\` to be the id of a user: a positive whole number, ${got}`)
  }
  expect(sent()).toEqual([])
})
