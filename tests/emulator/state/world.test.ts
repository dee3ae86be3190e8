import {
  type EmulatedBotOptions,
  type EmulatedChatOptions,
  type EmulatedUserOptions,
  Emulator,
} from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, BOT_ID, CHAT } from '../scene'

function refused(option: string): unknown {
  return expect.objectContaining({ name: 'InvalidOptionsError', option })
}

test('what is made up looks like Telegram’s', () => {
  const telegram = new Emulator()
  const bot = telegram.addBot()

  expect(bot.token).toMatch(new RegExp(`^${bot.id}:[\\w-]{35}$`))
  expect(bot.username).toBe(`emulated_${bot.id}_bot`)
  expect(telegram.addUser().id).toBeGreaterThan(0)
  expect(telegram.addChat({ type: 'group' }).id).toBeGreaterThan(-1_000_000_000_000)
  expect(telegram.addChat({ type: 'supergroup' }).id).toBeLessThan(-1_000_000_000_000)
  expect(telegram.addChat({ type: 'channel' }).id).toBeLessThan(-1_000_000_000_000)
})

test('made-up ids keep away from those that are taken', () => {
  const first = new Emulator().addUser()
  const telegram = new Emulator()
  telegram.addUser({ id: first.id })

  const second = telegram.addUser()

  expect(second.id).toBe(first.id + 1)
})

test('a bot has the id that is in its token, or the token that belongs to its id', () => {
  const telegram = new Emulator()

  expect(telegram.addBot({ token: '42:secret' }).id).toBe(42)
  expect(telegram.addBot({ id: 43 }).token).toMatch(/^43:/)
})

test.each<[EmulatedBotOptions | object, string]>([
  [{ token: 'nonsense' }, 'token'],
  [{ token: '042:secret' }, 'token'],
  [{ token: `42:${'x'.repeat(80)}` }, 'token'],
  [{ token: '42:secret', id: 43 }, 'token'],
  [{ id: BOT_ID }, 'id'],
  [{ id: -1 }, 'id'],
  [{ id: 0.5 }, 'id'],
  [{ username: '@other_bot' }, 'username'],
  [{ username: 'PORTER_bot' }, 'username'],
  [{ name: 'Porter' }, 'name'],
])('of a bot %j, `%s` is refused', (options, option) => {
  const { telegram } = aScene()

  const add = () => telegram.addBot(options)

  expect(add).toThrow(refused(option))
})

test.each<[EmulatedUserOptions | object, string]>([
  [{ id: 1001 }, 'id'],
  [{ id: 0 }, 'id'],
  [{ username: 'porter_bot' }, 'username'],
  [{ firstname: 'Ada' }, 'firstname'],
  [{ stars: -1 }, 'stars'],
  [{ stars: 0.5 }, 'stars'],
  [{ username: 'ad' }, 'username'],
  [{ username: '1ada' }, 'username'],
  [{ username: 'ada__reads' }, 'username'],
  [{ username: 'ada reads' }, 'username'],
])('of a person %j, `%s` is refused', (options, option) => {
  const { telegram } = aScene()

  const add = () => telegram.addUser(options)

  expect(add).toThrow(refused(option))
})

test.each<[EmulatedChatOptions | { type: string }, string]>([
  [{ type: 'private' }, 'type'],
  [{ type: 'supergroup', id: CHAT }, 'id'],
  [{ type: 'supergroup', id: -5001 }, 'id'],
  [{ type: 'channel', id: 5 }, 'id'],
  [{ type: 'group', id: -1_001_111_111_111 }, 'id'],
  [{ type: 'group', id: -0.5 }, 'id'],
  [{ type: 'group', username: 'few' }, 'username'],
  [{ type: 'channel', permissions: { canFly: true } } as EmulatedChatOptions, 'canFly'],
  [{ type: 'channel', name: 'News' } as EmulatedChatOptions, 'name'],
])('of a chat %j, `%s` is refused', (options, option) => {
  const { telegram } = aScene()

  const add = () => telegram.addChat(options as EmulatedChatOptions)

  expect(add).toThrow(refused(option))
})
