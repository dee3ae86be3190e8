import { toInt32 } from '../parse/numbers'
import { toAsciiJson } from '../server/ascii-json'
import type { PostOffice } from './post-office'
import type { QueuedUpdate } from './update-queue'
import type { WebhookTarget } from './webhook-target'

/** What a webhook had to say about an update. */
export interface WebhookAnswer {
  /** With any status from 200 to 299 the update is delivered. */
  readonly isAccepted: boolean
  readonly status: number
  readonly statusText: string
  /** 0 if it asks for no particular wait. */
  readonly retryAfterSeconds: number
  readonly contentType: string
  readonly body: Uint8Array
}

/** `undefined` if there was no answer. */
export async function sendToWebhook(
  office: PostOffice,
  target: WebhookTarget,
  secretToken: string,
  update: QueuedUpdate,
): Promise<WebhookAnswer | undefined> {
  try {
    const response = await office.fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      headers: headersFor(target, secretToken),
      body: toAsciiJson(update.json),
    })
    return {
      isAccepted: response.ok,
      status: response.status,
      statusText: response.statusText,
      retryAfterSeconds: toInt32(response.headers.get('retry-after') ?? ''),
      contentType: response.headers.get('content-type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
    }
  } catch {
    return undefined
  }
}

function headersFor({ userInfo }: WebhookTarget, secretToken: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    Connection: 'keep-alive',
    'Accept-Encoding': 'gzip, deflate',
    ...(secretToken !== '' && { 'X-Telegram-Bot-Api-Secret-Token': secretToken }),
    ...(userInfo !== '' && { Authorization: `Basic ${btoa(userInfo)}` }),
  }
}
