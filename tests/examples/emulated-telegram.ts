// Runs before a piece of documentation, which can then be what readers would write: a bot and a chat are in the
// environment, `client`, `chatId` and `link` are at hand, and the address of Telegram leads to an emulated one.
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { Client } from '../../src'
import { Emulator } from '../../src/emulator'
import { telegramHandlers } from '../../src/emulator/msw'

const telegram = new Emulator({ clock: 'system' })
const bot = telegram.addBot()
const channel = telegram.addChat({ type: 'channel', title: 'My channel', username: 'mychannel' })
channel.promote(bot, { canInviteUsers: true })

const nowhereElse = http.all(/^https?:\/\/(?!127\.0\.0\.1)/, () => HttpResponse.error())
setupServer(...telegramHandlers(telegram), nowhereElse).listen({ onUnhandledRequest: 'bypass' })

const chatId = String(channel.id)
const client = new Client(bot.token)
const link = await client.createInviteLink(chatId, { title: 'Spring campaign', limit: 50 })

Object.assign(process.env, { BOT_TOKEN: bot.token, CHAT_ID: chatId })
Object.assign(globalThis, { client, chatId, link })
