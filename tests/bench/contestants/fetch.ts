import { PATH, readLink, writeCall } from '../bare-call'
import { type Open, TOKEN } from '../contestant'

export const open: Open = (apiRoot, { timeoutMs = 30_000 } = {}) => {
  const url = `${apiRoot}/bot${TOKEN}${PATH}`
  const headers = { 'content-type': 'application/json' }
  return {
    createLink: async (title, limit) => {
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(url, { method: 'POST', headers, body: writeCall(title, limit), signal })
      return readLink(await response.text())
    },
  }
}
