import { Bot as Grammy } from 'grammy'
import { type Caller, Client } from 'invitegram'
import { fromGrammy } from 'invitegram/grammy'
import { fromNodeTelegramBotApi } from 'invitegram/node-telegram-bot-api'
import { Bot as NodeTelegramBotApi } from 'node-telegram-bot-api'
import { expect, test } from 'vitest'
import { failureOf } from './failure'

const TOKEN = '7000000009:AAG3vErYs3cr3tvErYs3cr3tvErYs3cr3tvE'

/** Tries twice: what the first try did, it does not tell. */
const fetch = () =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }),
  )

const HOSTS: { library: string; caller: Caller }[] = [
  { library: 'grammY', caller: fromGrammy(new Grammy(TOKEN, { client: { fetch } })) },
  {
    library: 'node-telegram-bot-api',
    caller: fromNodeTelegramBotApi(new NodeTelegramBotApi(TOKEN, { maxRetries: 0, fetch })),
  },
]

test.each(HOSTS)(
  'over $library, a fetch of somebody’s own may have sent before what it could not',
  async ({ caller }) => {
    const failure = await failureOf(new Client(caller).createInviteLink(-1001234567890))

    expect(failure).toMatchObject({ name: 'TransportError', reason: 'network', outcome: 'unknown' })
  },
)
