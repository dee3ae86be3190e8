import { autoRetry } from '@grammyjs/auto-retry'
import { Api } from 'grammy'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aTelegramOnAPort } from '../adapters/scene'
import { textOf } from './pages'
import { sectionOf } from './section'
import { libraries } from './side-by-side-libraries'
import { mishaps, type Place } from './side-by-side-mishaps'
import { tableOf } from './table-of'

const [head = [], ...rows] = tableOf(sectionOf(textOf('README.md'), 'The same in five libraries'))
const names = Object.keys(libraries)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('the table has a column for each library, and a row for each mishap', () => {
  expect(head).toEqual(['', ...names])
  expect(rows.map(([mishap]) => mishap)).toEqual(Object.keys(mishaps))
})

test.each(rows)('%s: the table says what becomes of it', async (mishap = '', ...said) => {
  const seen = await inNoTime(Promise.all(names.map(async (name) => await mishaps[mishap]?.(await placeOf(name)))))

  expect(seen).toEqual(said)
})

test('with its auto-retry plugin, grammY makes a second link where the answer to the first was lost', async () => {
  const { telegram, bot, apiRoot, chat } = await aTelegramOnAPort()
  const api = new Api(bot.token, { apiRoot })
  api.config.use(autoRetry())
  telegram.faults.add({ kind: 'lost-answer', method: 'createChatInviteLink', times: 1 })

  const made = await inNoTime(api.createChatInviteLink(chat.id, { name: 'Spring' }))

  expect(made.name).toBe('Spring')
  expect(chat.links.map(({ title }) => title)).toEqual(['Spring', 'Spring'])
})

test('told to hand on what is broken, the plugin makes no second one', async () => {
  const { telegram, bot, apiRoot, chat } = await aTelegramOnAPort()
  const api = new Api(bot.token, { apiRoot })
  api.config.use(autoRetry({ maxDelaySeconds: 60, rethrowHttpErrors: true, rethrowInternalServerErrors: true }))
  telegram.faults.add({ kind: 'lost-answer', method: 'createChatInviteLink', times: 1 })

  await expect(api.createChatInviteLink(chat.id, { name: 'Spring' })).rejects.toThrow('Network request')

  expect(chat.links).toHaveLength(1)
})

async function placeOf(library: string): Promise<Place> {
  const { telegram, bot, chat, apiRoot } = await aTelegramOnAPort()
  const open = libraries[library]
  if (open === undefined) throw new Error(`There is no library ${library}`)
  return { telegram, bot, chat, calls: open(bot.token, apiRoot) }
}

/** Lets the time that is waited for pass at once. */
async function inNoTime<T>(work: Promise<T>): Promise<T> {
  let isDone = false
  const watched = work.finally(() => {
    isDone = true
  })
  while (!isDone) await vi.advanceTimersByTimeAsync(10)
  return await watched
}
