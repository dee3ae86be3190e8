import type { WebhookChange } from '../updates/webhook-desk'
import type { Method, MethodCall } from './call'

export const setWebhook: Method = (call) => {
  const { args, bot } = call
  const url = args.raw('url')
  if (url === '') return deleteWebhook(call)

  const { webhooks } = bot.updates
  const settings = {
    url,
    secretToken: args.raw('secret_token'),
    maxConnections: args.number('max_connections', webhooks.connectionsRange),
    ipAddress: args.raw('ip_address'),
  }
  return webhooks.set(settings, changeIn(call))
}

export const deleteWebhook: Method = (call) => () => call.bot.updates.webhooks.remove(changeIn(call))

export const getWebhookInfo: Method =
  ({ bot }) =>
  () =>
    bot.updates.webhooks.info

function changeIn({ args }: MethodCall): WebhookChange {
  return { dropsPending: args.flag('drop_pending_updates'), allowedUpdates: args.raw('allowed_updates') }
}
