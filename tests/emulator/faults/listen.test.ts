import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { Emulator, FaultOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, CHAT, TOKEN } from '../scene'

const PATH = `/bot${TOKEN}/createChatInviteLink?chat_id=${CHAT}`

/** Calls over a socket, with this fault in the way. */
async function callWith(telegram: Emulator, fault: FaultOptions) {
  telegram.faults.add(fault)
  const server = await telegram.listen()
  const call = request(`${server.url}${PATH}`, { agent: false }).end()
  return { server, call }
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response) text += chunk
  return text
}

test.each([
  ['lost-answer', 1],
  ['reset', 0],
] as const)('by a %s the connection is reset, with %i links made', async (kind, made) => {
  const { telegram, chat } = aScene()
  const { server, call } = await callWith(telegram, { kind })

  await expect(once(call, 'response')).rejects.toMatchObject({ code: 'ECONNRESET' })

  await server.close()
  expect(chat.links).toHaveLength(made)
})

test('in silence the connection stays, and nothing comes until the server is closed', async () => {
  const { telegram, chat } = aScene()
  const { server, call } = await callWith(telegram, { kind: 'silence' })
  const hungUp = expect(once(call, 'response')).rejects.toMatchObject({ code: 'ECONNRESET' })

  await telegram.clock.advance({ hours: 1 })
  const isOpen = call.socket?.destroyed === false
  await server.close()
  await hungUp

  expect(isOpen).toBe(true)
  expect(chat.links).toEqual([])
  expect(telegram.calls).toMatchObject([{ fault: 'silence' }])
})

test('a slow body comes bit by bit', async () => {
  const { telegram } = aScene()
  const { server, call } = await callWith(telegram, { kind: 'slow-body', overMs: 20_000 })
  const [response]: IncomingMessage[] = await once(call, 'response')
  const reading = textOf(response as IncomingMessage)

  await telegram.clock.advance({ seconds: 20 })

  expect(JSON.parse(await reading)).toMatchObject({ ok: true })
  await server.close()
})

test('who goes away during a slow body is not waited for', async () => {
  const { telegram, ask } = aScene()
  const { server, call } = await callWith(telegram, { kind: 'slow-body', overMs: 20_000, times: 1 })
  await once(call, 'response')

  call.destroy()
  await telegram.clock.advance({ seconds: 20 })

  await server.close()
  expect((await ask('getMe')).ok).toBe(true)
})

test('a cut body breaks off before its end', async () => {
  const { telegram, chat } = aScene()
  const { server, call } = await callWith(telegram, { kind: 'cut-body', afterBytes: 20 })
  const [response]: IncomingMessage[] = await once(call, 'response')
  let text = ''
  response?.on('data', (chunk) => {
    text += chunk
  })

  await expect(once(response as IncomingMessage, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' })

  await server.close()
  expect(text).toBe('{"ok":true,"result":')
  expect(chat.links).toHaveLength(1)
})
