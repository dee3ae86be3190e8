import { ClientWebhook } from './client-webhook'
import { withClient } from './client-wire'
import { checkDelivery } from './delivery-case'
import type { Judgement } from './outcome'
import type { Stage } from './stage'
import { settingsOf } from './update-state'
import type { Case } from './vectors'

/** Brings updates to the webhook of a client, behind an endpoint that answers as the case says. */
export function deliveryByClient(stage: Stage, item: Case): Promise<Judgement> {
  return withClient(stage, item, async ({ client }) => {
    const { secret_token: secretToken = false } = settingsOf(item.precondition?.webhook)
    const webhook = new ClientWebhook(client, secretToken)
    await webhook.wake()
    stage.endpoint.respond = (request, answer) => webhook.respond(request, answer)
    const differences = await hushed(() => checkDelivery(stage, item))
    return { route: 'friendly', differences: [...differences, ...webhook.differences] }
  })
}

/** A webhook prints what it could not handle: here it is meant to. */
async function hushed<T>(act: () => Promise<T>): Promise<T> {
  const { error } = console
  console.error = () => {}
  try {
    return await act()
  } finally {
    console.error = error
  }
}
