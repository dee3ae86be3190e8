import type { EmulatorOptions } from 'invitegram/emulator'
import { aScene } from '../scene'

export const HOOK = 'https://bot.example/hook'

/** What a webhook is asked for. */
interface Delivered {
  url: string
  init: RequestInit | undefined
  text: string | undefined
  atSeconds: number
}

type Answer = Response | Error | Promise<Response>

/** A scene with a webhook that answers one thing after the other, and then with 200. */
export async function aWebhookScene(answers: Answer[] = [], options: EmulatorOptions = {}) {
  const delivered: Delivered[] = []
  const scene = aScene({ ...options, fetch: (input, init) => answer(String(input), init) })
  const { telegram, ask } = scene
  const begin = telegram.clock.now().getTime()

  async function answer(url: string, init: RequestInit | undefined): Promise<Response> {
    const { message } = JSON.parse(String(init?.body))
    delivered.push({ url, init, text: message?.text, atSeconds: (telegram.clock.now().getTime() - begin) / 1000 })
    const next = await (answers.shift() ?? new Response())
    if (next instanceof Error) throw next
    return next
  }

  await ask('setWebhook', { url: HOOK })
  return { ...scene, delivered, times: () => delivered.map(({ atSeconds }) => atSeconds) }
}

/** So many refusals. */
export function refusals(count: number, status = 500): Response[] {
  return Array.from({ length: count }, () => new Response(null, { status }))
}
