import { Emulator } from 'invitegram/emulator'
import { afterAll, expect, inject, test } from 'vitest'
import { run, runCode } from './run'

const CONSUMER = inject('consumer')
const HERMIT = inject('hermit')

const telegram = new Emulator({ clock: 'system' })
const bot = telegram.addBot()
const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
chat.promote(bot, { canInviteUsers: true })
const server = await telegram.listen()
afterAll(() => server.close())

const ENV = { BOT_TOKEN: bot.token, BOT_API_ROOT: server.url, CHAT_ID: String(chat.id) }

/** Makes a link with whatever `Client` is, and tells how often `fetch` was called on the way. */
const MAKE_A_LINK = `
  let fetched = 0
  const { fetch } = globalThis
  globalThis.fetch = (...args) => (fetched++, fetch(...args))
  const { BOT_TOKEN, BOT_API_ROOT, CHAT_ID } = process.env
  const client = new Client(BOT_TOKEN, { apiRoot: BOT_API_ROOT })
  client.createInviteLink(CHAT_ID, { title: 'Spring', expireIn: { days: 7 } })
    .then((link) => console.log(link.title, fetched))
`

test('imported by its name on Node it talks through node:http', async () => {
  const printed = await runCode(CONSUMER, `import { Client } from 'invitegram'; ${MAKE_A_LINK}`, ENV)

  expect(printed).toBe('Spring 0')
})

test('it can be required', async () => {
  const code = `const { Client } = require('invitegram'); ${MAKE_A_LINK}`

  const printed = await run(process.execPath, ['--input-type=commonjs', '--eval', code], { cwd: CONSUMER, env: ENV })

  expect(printed).toBe('Spring 0')
})

test('a class is called as it is imported, for that is what a console shows', async () => {
  const printed = await runCode(
    CONSUMER,
    `
    import * as client from 'invitegram'
    import * as emulator from 'invitegram/emulator'
    const classes = Object.entries({ ...client, ...emulator }).filter(([, { prototype }]) => prototype?.constructor)
    const misnamed = classes.filter(([name, { prototype }]) => /^[A-Z]/.test(name) && prototype.constructor.name !== name)
    console.log(classes.length > 10, misnamed.map(([name]) => name))
    `,
  )

  expect(printed).toBe('true []')
})

test('the build for everywhere else talks through fetch', async () => {
  const code = `import { Client } from './node_modules/invitegram/dist/index.js'; ${MAKE_A_LINK}`

  const printed = await runCode(CONSUMER, code, ENV)

  expect(printed).toBe('Spring 1')
})

test('at run time it needs no other package, and neither does the emulator', async () => {
  const printed = await runCode(
    HERMIT,
    `
    import { Client } from 'invitegram'
    import { Emulator } from 'invitegram/emulator'
    const telegram = new Emulator()
    const bot = telegram.addBot()
    const chat = telegram.addChat({ type: 'channel' })
    chat.promote(bot, { canInviteUsers: true })
    const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
    const link = await client.createInviteLink(chat.id, { title: 'Spring', expireIn: { days: 7 } })
    console.log(link.title, chat.links.length)
    `,
  )

  expect(printed).toBe('Spring 1')
})

test('the handlers for msw stand between a client and Telegram', async () => {
  const printed = await runCode(
    CONSUMER,
    `
    import { Client } from 'invitegram'
    import { Emulator } from 'invitegram/emulator'
    import { telegramHandlers } from 'invitegram/emulator/msw'
    import { setupServer } from 'msw/node'
    const telegram = new Emulator()
    setupServer(...telegramHandlers(telegram)).listen({ onUnhandledRequest: 'error' })
    const me = await new Client(telegram.addBot({ username: 'gatekeeper_bot' }).token).api.call('getMe')
    console.log(me.username)
    `,
  )

  expect(printed).toBe('gatekeeper_bot')
})

test.each([
  ['invitegram', 'invitegram/emulator'],
  ['./node_modules/invitegram/dist/index.js', './node_modules/invitegram/dist/emulator/index.js'],
])('an error of %s is the same in %s', async (entry, emulator) => {
  const printed = await runCode(
    HERMIT,
    `
    import { InvalidOptionsError } from '${entry}'
    import { Emulator } from '${emulator}'
    try {
      new Emulator({ seed: 0.5 })
    } catch (error) {
      console.log(error instanceof InvalidOptionsError, error.option)
    }
    `,
  )

  expect(printed).toBe('true seed')
})
