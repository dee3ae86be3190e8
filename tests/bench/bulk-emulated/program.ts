import { Client } from 'invitegram'
import { type EmulatedBot, type EmulatedChat, Emulator } from 'invitegram/emulator'
import { DoublingLimit } from '../bulk/limits'
import { takeOrders } from '../take-orders'

export interface SlowOrder {
  links: number
  perMinute: number
  burst: number
  /** @default the client's own */
  maxWaitMs?: number
  seed: number
}

export interface SlowReport {
  /** On the emulator's clock. */
  ms: number
  /** How many links came back, and how many there are. */
  delivered: number
  made: number
  refusals: number
  /** The kinds of errors that items ended with, and of the one that ended the whole. */
  errors: string[]
  end: string | undefined
}

/** Makes links in a chat where few are allowed, in the time of an emulated Telegram, which flies. */
takeOrders(async (order: SlowOrder): Promise<SlowReport> => {
  const telegram = new Emulator({ clock: 'auto', seed: order.seed })
  const bot = telegram.addBot()
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })
  const limit = new DoublingLimit({ perSecond: order.perMinute / 60, burst: order.burst })
  const startMs = telegram.clock.now().getTime()
  const { delivered, errors, end } = await makeLinks(order, telegram, bot, chat, limit)
  const ms = telegram.clock.now().getTime() - startMs
  return { ms, delivered, made: chat.links.length, refusals: limit.excesses, errors, end }
})

async function makeLinks(
  { links, maxWaitMs }: SlowOrder,
  telegram: Emulator,
  bot: EmulatedBot,
  chat: EmulatedChat,
  limit: DoublingLimit,
): Promise<Pick<SlowReport, 'delivered' | 'errors' | 'end'>> {
  const fetch: typeof telegram.fetch = async (input, init) => {
    const seconds = limit.admit(telegram.clock.now().getTime())
    return seconds > 0 ? tooMany(seconds) : telegram.fetch(input, init)
  }
  const client = new Client(bot.token, { fetch, clock: telegram.clock, retry: { maxWaitMs } })
  const errors: string[] = []
  let delivered = 0
  try {
    for await (const { error } of client.createInviteLinks(chat.id, links)) {
      if (error === undefined) delivered++
      else errors.push(error.constructor.name)
    }
  } catch (error) {
    return { delivered, errors, end: Object(error).constructor.name }
  }
  return { delivered, errors, end: undefined }
}

function tooMany(seconds: number): Response {
  const description = `Too Many Requests: retry after ${seconds}`
  const body = { ok: false, error_code: 429, description, parameters: { retry_after: seconds } }
  return Response.json(body, { status: 429, headers: { 'retry-after': String(seconds) } })
}
