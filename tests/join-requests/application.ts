import { Client, type JoinRequest } from 'invitegram'
import type { EmulatedBot, EmulatorOptions } from 'invitegram/emulator'
import { aTelegram } from '../support/telegram'

export const NOW = new Date('2027-03-01T12:00:00Z')

/** Ada is about to ask at a link of the bot's, and there is a client that hears of it. */
export function aGate(options: EmulatorOptions = {}) {
  const scene = aTelegram({ startAt: NOW, ...options })
  const { telegram, bot, chat } = scene
  const ada = telegram.addUser({ id: 2001, firstName: 'Ada', bio: 'likes maps' })
  const link = chat.addLink({
    creator: bot,
    url: 'https://t.me/+AbCdEfGhIjKlMnOp',
    title: 'Gate',
    requireApproval: true,
  })
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  /** What the client has asked for, oldest first. */
  const sent = () => telegram.calls.map(({ method, params }) => [method, params])
  return { ...scene, ada, link, client, sent }
}

/** Ada has asked. */
export async function anApplication(options?: EmulatorOptions) {
  const scene = aGate(options)
  scene.ada.join(scene.link)
  return { ...scene, request: await nextRequest(scene) }
}

/** Ada has asked, and the guard bot has ten seconds. */
export async function aQuery(options?: EmulatorOptions) {
  const scene = aGate(options)
  scene.owner.setGuardBot(scene.chat, scene.bot)
  scene.ada.join(scene.link)
  return { ...scene, request: await nextRequest(scene) }
}

/** The newest request, as the client tells of it. */
export async function nextRequest({ client, bot }: { client: Client; bot: EmulatedBot }): Promise<JoinRequest> {
  const heard: JoinRequest[] = []
  const stop = client.on('joinRequest', (request) => heard.push(request))
  await deliver({ client, bot })
  stop()
  const request = heard.at(-1)
  if (request === undefined) throw new Error('Nobody has asked')
  return request
}

/** Hands the client what its bot has been told: all of it, for what it had before it passes over. */
export async function deliver({ client, bot }: { client: Client; bot: EmulatedBot }): Promise<void> {
  for (const update of bot.updates.pending) await client.handleUpdate(update)
}
