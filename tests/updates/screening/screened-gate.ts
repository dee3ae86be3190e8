import { Client, type ClientOptions } from 'invitegram'
import type { EmulatedUser } from 'invitegram/emulator'
import type { DecideOnJoinRequest, ScreeningOptions, ScreeningResult } from '../../../src/updates/screening/options'
import { deliver, NOW } from '../../join-requests/application'
import { aTelegram } from '../../support/telegram'

/** A gate at which people ask, and a client that screens them, with what came of it. */
export async function aScreenedGate(
  decide: DecideOnJoinRequest,
  options: ScreeningOptions = {},
  clientOptions: ClientOptions = {},
) {
  const scene = aTelegram({ startAt: NOW })
  const { telegram, bot, chat } = scene
  const link = chat.addLink({ creator: bot, requireApproval: true })
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock, ...clientOptions })
  const errors: unknown[] = []
  client.on('error', (error) => errors.push(error))
  const results: ScreeningResult[] = []
  const onVerdict = (result: ScreeningResult) => results.push(result)
  const screening = await client.screenJoinRequests(decide, { onVerdict, ...options })

  const hear = () => deliver({ client, bot })
  /** Somebody asks, and the client is told. */
  const knock = async (person: EmulatedUser) => {
    person.join(link)
    await hear()
  }
  /** Lets everything happen that is under way, and takes no time. */
  const settle = () => telegram.clock.advance(0)
  /** What came of the requests, in a line for each. */
  const told = () =>
    results.map(({ request, verdict, outcome, because }) => [request.user.firstName, verdict, outcome, because])
  return { ...scene, link, client, screening, errors, results, hear, knock, settle, told }
}

/** From now on updates about requests count as not handled, and come again. */
export function failToHandle(client: Client): void {
  const fail = () => {
    throw new Error('The database is away')
  }
  client.on('joinRequest', fail)
  client.on('error', fail)
}
