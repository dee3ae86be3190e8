import type { Webhook } from 'invitegram'
import { hirePorter, type PorterSettings } from '../suite/porter'
import { runChecks } from '../suite/run-checks'

let settings: PorterSettings | undefined
let webhook: Webhook | undefined

/** A Worker with two doors: one for Telegram, and one for whoever wants to have the checks run. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, origin } = new URL(request.url)
    if (pathname === '/telegram') return await answerTelegram(request)
    const servePorter = async (given: PorterSettings) => {
      settings = given
      return { url: `${origin}/telegram`, close: async () => {} }
    }
    const { telegram }: { telegram: string } = JSON.parse(await request.text())
    return Response.json(await runChecks('worker', { telegram, servePorter }))
  },
}

/** The client is made with the first request, and is there for those that come after. */
function answerTelegram(request: Request): Promise<Response> {
  if (settings === undefined) throw new Error('Telegram came before the checks')
  webhook ??= hirePorter(settings).webhook({ secretToken: settings.secretToken })
  return webhook(request)
}
