/** How the libraries that people write bots with are pointed at a server. */
export function pointersTo(url: string): string[] {
  return [
    `grammY                 new Bot(TOKEN, { client: { apiRoot: '${url}' } })`,
    `GramIO                 new Bot(TOKEN, { api: { baseURL: '${url}/bot' } })`,
    `Telegraf               new Telegraf(TOKEN, { telegram: { apiRoot: '${url}' } })`,
    `node-telegram-bot-api  new Bot(TOKEN, { apiRoot: '${url}' })`,
    `python-telegram-bot    ApplicationBuilder().token(TOKEN).base_url('${url}/bot').build()`,
    `aiogram                Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base('${url}')))`,
    `invitegram             new Client(TOKEN, { apiRoot: '${url}' })`,
  ]
}
