import { badRequest } from '../methods/failures'

/** Where a webhook is. */
export interface WebhookTarget {
  /** Without user and password: a `fetch` refuses those. */
  readonly url: string
  readonly isEncrypted: boolean
  readonly host: string
  readonly port: number
  /** User and password, as in the URL; `''` without. */
  readonly userInfo: string
}

/**
 * Reads the URL of a webhook. Without a scheme it means `https`.
 *
 * @throws {CallFailure} if it is none
 */
export function readTarget(text: string): WebhookTarget {
  const url = parsed(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw badRequest('invalid webhook URL specified')
  }
  const isEncrypted = url.protocol === 'https:'
  const port = url.port === '' ? (isEncrypted ? 443 : 80) : Number(url.port)
  const userInfo = [url.username, url.password].filter((part) => part !== '').join(':')
  url.username = ''
  url.password = ''
  return { url: url.href, isEncrypted, host: url.hostname.replace(/^\[|\]$/g, ''), port, userInfo }
}

function parsed(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}
