import { Bot as Gramio } from 'gramio'
import { Bot as Grammy } from 'grammy'
import type { Caller } from 'invitegram'
import { fromGramio } from 'invitegram/gramio'
import { fromGrammy } from 'invitegram/grammy'
import { fromNodeTelegramBotApi } from 'invitegram/node-telegram-bot-api'
import { fromTelegraf } from 'invitegram/telegraf'
import { Bot as NodeTelegramBotApi } from 'node-telegram-bot-api'
import { Telegraf } from 'telegraf'

/** Makes a bot of a library, as bare as it can be, and a way to Telegram of it. */
type Host = (token: string, apiRoot: string) => Caller

const grammy: Host = (token, apiRoot) => fromGrammy(new Grammy(token, { client: { apiRoot } }))

const telegraf: Host = (token, apiRoot) => fromTelegraf(new Telegraf(token, { telegram: { apiRoot } }))

const gramio: Host = (token, apiRoot) => fromGramio(new Gramio(token, { api: { baseURL: `${apiRoot}/bot` } }))

const nodeTelegramBotApi: Host = (token, apiRoot) =>
  fromNodeTelegramBotApi(new NodeTelegramBotApi(token, { apiRoot, maxRetries: 0 }))

/** Every library that there is an adapter for. */
export const HOSTS = [
  { library: 'grammY', host: grammy },
  { library: 'Telegraf', host: telegraf },
  { library: 'GramIO', host: gramio },
  { library: 'node-telegram-bot-api', host: nodeTelegramBotApi },
]

/** Each of them with each of these. */
export function onEachHost<T extends object>(cases: readonly T[]) {
  return HOSTS.flatMap((each) => cases.map((one) => ({ ...each, ...one })))
}
