import { Emulator, type EmulatorOptions } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aScene, badRequest, CHAT, NOW } from './scene'

test('the same seed gives the same ids, tokens and links, another seed gives others', () => {
  const build = (seed: number) => {
    const telegram = new Emulator({ seed })
    const bot = telegram.addBot()
    const chat = telegram.addChat({ type: 'channel' })
    return [bot.id, bot.token, telegram.addUser().id, chat.id, chat.addLink({ creator: bot }).url]
  }

  const [first, again, other] = [build(7), build(7), build(8)]

  expect(again).toEqual(first)
  expect(new Set([...first, ...other]).size).toBe(10)
})

test('a made-up link has a hash of sixteen characters', () => {
  const { chat, bot } = aScene()

  const { url } = chat.addLink({ creator: bot })

  expect(url).toMatch(/^https:\/\/t\.me\/\+[\w-]{16}$/)
})

test('it begins at the system’s time unless told otherwise', () => {
  const before = Date.now()

  const { clock } = new Emulator()

  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before)
  expect(clock.now().getTime()).toBeLessThanOrEqual(Date.now())
  expect(new Emulator({ startAt: NOW }).clock.now()).toEqual(NOW)
})

test('people, bots and chats are found by their ids, each by their kind only', () => {
  const { telegram, bot, owner, chat } = aScene()

  expect(telegram.bot(bot.id)).toBe(bot)
  expect(telegram.user(owner.id)).toBe(owner)
  expect(telegram.chat(chat.id)).toBe(chat)
  expect(telegram.user(bot.id)).toBeUndefined()
  expect(telegram.bot(owner.id)).toBeUndefined()
  expect(telegram.chat(owner.id)).toBeUndefined()
})

test('a private chat has to be started before the bot can name it', async () => {
  const { telegram, bot, ask } = aScene()
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada' })
  telegram.meet(bot, ada)

  const before = await ask('getChat', { chat_id: 2001 })
  telegram.startPrivateChat(bot, ada)
  const after = await ask('getChat', { chat_id: 2001 })

  expect(before).toEqual(badRequest('chat not found'))
  expect(after).toMatchObject({ ok: true, result: { id: 2001, type: 'private', first_name: 'Ada' } })
})

test.each<[EmulatorOptions | object, string]>([
  [{ seeds: 1 }, 'seeds'],
  [{ seed: 0.5 }, 'seed'],
  [{ clock: 'fast' }, 'clock'],
  [{ startAt: new Date('no date') }, 'startAt'],
  [{ startAt: 5 }, 'startAt'],
  [{ server: 'home' }, 'server'],
  [{ unknowns: { pastExpiry: null } }, 'pastExpiry'],
])('of the options %j, it refuses `%s`', (options, option) => {
  const build = () => new Emulator(options)

  expect(build).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option }))
})

test('an error cannot be planned for a method that it does not have', () => {
  const { telegram } = aScene()

  const plan = () => telegram.failUpstream('sendPhoto', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })

  expect(plan).toThrow(expect.objectContaining({ name: 'InvalidOptionsError', option: 'method' }))
})

test('an unknown option of `listen` is refused', async () => {
  const { telegram } = aScene()

  const listening = telegram.listen({ prot: 80 } as object)

  await expect(listening).rejects.toMatchObject({ name: 'InvalidOptionsError', option: 'prot' })
})

test('a method that is not there is not found', async () => {
  const { ask } = aScene()

  const said = await ask('sendPhoto', { chat_id: CHAT })

  expect(said).toEqual({ ok: false, error_code: 404, description: 'Not Found: method not found' })
})
