import {
  type Argument,
  allowedOption,
  asBoolean,
  asNumber,
  isAddress,
  isBoolean,
  isWhole,
  option,
  type Texts,
  unknownOptions,
} from './friendly-options'
import type { Row } from './friendly-row'

/** The calls about the webhook. Where Telegram answers `true`, they just end. */
export const WEBHOOK_ROWS: Readonly<Record<string, Row>> = {
  setWebhook: {
    options: webhookOptions,
    defaults: { secretToken: false },
    make: (client, _, options) => client.setWebhook(options).then(() => true),
  },
  deleteWebhook: {
    options: dropOptionAlone,
    make: (client, _, options) => client.deleteWebhook(options).then(() => true),
  },
  getWebhookInfo: {
    make: async (client) => (await client.getWebhookInfo()).raw,
  },
}

/** The options of a new webhook. */
function webhookOptions({
  url,
  secret_token,
  max_connections,
  allowed_updates,
  drop_pending_updates,
  ip_address,
  ...others
}: Texts): Argument[] {
  return [
    { name: 'url', value: url, isFine: isAddress(url, /^https?:$/) },
    ...option('secretToken', secret_token, String, (secret) => /^[\w-]{1,256}$/.test(secret)),
    ...option('maxConnections', max_connections, asNumber, (n) => isWhole(n, 1, 100_000)),
    ...allowedOption(allowed_updates),
    ...option('ipAddress', ip_address, String, (address) =>
      /^\d{1,3}(\.\d{1,3}){3}$|^[\da-f]*:[\da-f:.]+$/i.test(address),
    ),
    ...dropOption({ drop_pending_updates }),
    ...unknownOptions(others),
  ]
}

/** All that can be said when a webhook is deleted. */
function dropOptionAlone({ drop_pending_updates, ...others }: Texts): Argument[] {
  return [...dropOption({ drop_pending_updates }), ...unknownOptions(others)]
}

function dropOption({ drop_pending_updates }: { drop_pending_updates: string | undefined }): Argument[] {
  return option('dropPendingUpdates', drop_pending_updates, asBoolean, isBoolean)
}
