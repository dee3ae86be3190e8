import https from 'node:https'
import { Client, TransportError } from 'invitegram'
import { telegramHandlers } from 'invitegram/emulator/msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aScene, CHAT, TOKEN } from '../scene'

const network = setupServer()
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

const URL = `https://api.telegram.org/bot${TOKEN}/createChatInviteLink?chat_id=${CHAT}`

function aSceneBehindMsw() {
  const scene = aScene()
  network.use(...telegramHandlers(scene.telegram))
  return scene
}

test.each([
  ['lost-answer', 1],
  ['reset', 0],
] as const)('a %s is a network error, with %i links made', async (kind, made) => {
  const { telegram, chat } = aSceneBehindMsw()
  telegram.faults.add({ kind })

  await expect(fetch(URL)).rejects.toThrow(TypeError)

  expect(chat.links).toHaveLength(made)
})

test('in silence nothing comes until the client gives up', async () => {
  const { telegram } = aSceneBehindMsw()
  telegram.faults.add({ kind: 'silence' })
  const giveUp = new AbortController()
  const call = fetch(URL, { signal: giveUp.signal })
  const givenUp = expect(call).rejects.toBe('enough')

  await telegram.clock.advance({ hours: 1 })
  giveUp.abort('enough')

  await givenUp
})

test('a slow body comes as time passes', async () => {
  const { telegram } = aSceneBehindMsw()
  telegram.faults.add({ kind: 'slow-body', overMs: 5000 })
  const reading = fetch(URL).then((response) => response.json())

  await telegram.clock.advance({ seconds: 5 })

  expect(await reading).toMatchObject({ ok: true })
})

test('a cut body breaks off', async () => {
  const { telegram } = aSceneBehindMsw()
  telegram.faults.add({ kind: 'cut-body' })

  const response = await fetch(URL)

  await expect(response.text()).rejects.toThrow(TypeError)
})

test.each([['cut-body'], ['reset']] as const)('over node:https, too, a %s breaks the connection', async (kind) => {
  const { telegram } = aSceneBehindMsw()
  telegram.faults.add({ kind })

  await expect(get(URL)).rejects.toThrow()
})

/** Gets a whole answer over node:https. */
function get(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    https
      .get(url, (response) => {
        response.resume().on('end', resolve).on('error', reject)
      })
      .on('error', reject)
  })
}

test('a client sees no answer in such things', async () => {
  const { telegram, chat } = aSceneBehindMsw()
  const client = new Client(TOKEN)
  telegram.faults.add({ kind: 'lost-answer', times: 1 })
  telegram.faults.add({ kind: 'bad-gateway', times: 1 })

  await expect(client.createInviteLink(CHAT)).rejects.toThrow(TransportError)
  await expect(client.createInviteLink(CHAT)).rejects.toThrow(TransportError)

  await client.close()
  expect(chat.links).toHaveLength(1)
})
