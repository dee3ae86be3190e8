import { expect, test } from 'vitest'
import { aScene, CHAT, saidBy, URL_ROOT } from '../scene'

const CREATE = `${URL_ROOT}/createChatInviteLink?chat_id=${CHAT}`

test.each([
  ['lost-answer', 1],
  ['reset', 0],
] as const)('a %s is a network error, with %i links made', async (kind, made) => {
  const { telegram, chat } = aScene()
  telegram.faults.add({ kind })

  const call = telegram.fetch(CREATE)

  await expect(call).rejects.toThrow(TypeError)
  await expect(call).rejects.toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } })
  expect(chat.links).toHaveLength(made)
})

test('in silence nothing comes, however late it gets, until the client gives up', async () => {
  const { telegram, chat } = aScene()
  telegram.faults.add({ kind: 'silence', times: 1 })
  const giveUp = new AbortController()
  let isOver = false
  const call = telegram.fetch(CREATE, { signal: giveUp.signal }).finally(() => {
    isOver = true
  })
  const givenUp = expect(call).rejects.toBe('enough')

  await telegram.clock.advance({ days: 1 })
  const wasOver = isOver
  giveUp.abort('enough')
  await givenUp

  expect(wasOver).toBe(false)
  expect(chat.links).toEqual([])
})

test('a clock that moves by itself does not wait for the end of a silence', async () => {
  const { telegram } = aScene({ clock: 'auto' })
  telegram.faults.add({ kind: 'silence', times: 1 })
  const giveUp = new AbortController()
  const call = telegram.fetch(CREATE, { signal: giveUp.signal })
  const givenUp = expect(call).rejects.toBe('enough')

  await telegram.clock.sleep(30_000)
  giveUp.abort('enough')

  await givenUp
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:00:30Z'))
})

test('a slow body takes its time on the clock of the emulator', async () => {
  const { telegram } = aScene()
  telegram.faults.add({ kind: 'slow-body', overMs: 9999 })
  const response = await telegram.fetch(CREATE)
  let text = ''
  const reading = response.text().then((whole) => {
    text = whole
  })

  await telegram.clock.advance(9998)
  const before = text
  await telegram.clock.advance(1)
  await reading

  expect(before).toBe('')
  expect(JSON.parse(text)).toMatchObject({ ok: true })
  expect(response.status).toBe(200)
})

test('a slow body comes piece by piece', async () => {
  const { telegram } = aScene()
  telegram.faults.add({ kind: 'slow-body', overMs: 1000 })
  const response = await telegram.fetch(`${URL_ROOT}/getMe`)
  const reader = response.body?.getReader()

  await telegram.clock.advance(100)
  const first = await reader?.read()
  await telegram.clock.advance(100)
  const second = await reader?.read()

  expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"ok":true/)
  expect(second?.done).toBe(false)
  expect(second?.value?.length).toBeLessThan(100)
})

test('with a clock that moves by itself a slow body is read at once', async () => {
  const { telegram } = aScene({ clock: 'auto' })
  telegram.faults.add({ kind: 'slow-body', overMs: 60_000 })

  const said = await saidBy(await telegram.fetch(CREATE))

  expect(said.ok).toBe(true)
  expect(telegram.clock.now()).toEqual(new Date('2027-03-01T12:01:00Z'))
})

test('an abort ends a slow body', async () => {
  const { telegram } = aScene()
  telegram.faults.add({ kind: 'slow-body', overMs: 1000 })
  const giveUp = new AbortController()
  const response = await telegram.fetch(CREATE, { signal: giveUp.signal })
  const reading = expect(response.text()).rejects.toBe('enough')

  await telegram.clock.advance(500)
  giveUp.abort('enough')

  await reading
})

test('who cancels a slow body is left in peace', async () => {
  const { telegram, ask } = aScene()
  telegram.faults.add({ kind: 'slow-body', overMs: 1000, times: 1 })
  const response = await telegram.fetch(CREATE)

  await response.body?.cancel()
  await telegram.clock.advance(1000)

  expect((await ask('getMe')).ok).toBe(true)
})

test.each([
  [{}, 11],
  [{ afterBytes: 10 }, 10],
  [{ afterBytes: 0 }, 0],
])('a cut body breaks off', async (options, length) => {
  const { telegram, chat } = aScene()
  telegram.faults.add({ kind: 'cut-body', ...options })

  const response = await telegram.fetch(`${URL_ROOT}/getChatMemberCount?chat_id=${CHAT}`)
  const reader = response.body?.getReader()
  let came = 0
  const readAll = async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true }
      if (done) return
      came += value?.length ?? 0
    }
  }

  await expect(readAll()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated' })
  expect(chat.memberCount).toBe(2)
  expect(came).toBe(length)
})
