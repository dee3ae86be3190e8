import { Agent, request } from 'node:http'
import { PATH, readLink, writeCall } from '../bare-call'
import { type Open, TOKEN } from '../contestant'

/**
 * As little as does the work: kept connections, a time limit for the whole call, the body read as one text. The options
 * of a request are written out, for to copy them from an object of what never changes costs as much as a tenth of it.
 */
export const open: Open = (apiRoot, { timeoutMs = 30_000 } = {}) => {
  const { hostname, port } = new URL(apiRoot)
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' })
  const path = `/bot${TOKEN}${PATH}`

  const post = (body: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      const sent = request({ method: 'POST', host: hostname, port, path, agent, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('error', reject)
        response.on('end', () => {
          clearTimeout(timer)
          resolve(text)
        })
      })
      const timer = setTimeout(() => sent.destroy(new Error('The time is up')), timeoutMs)
      sent.on('error', (error) => {
        clearTimeout(timer)
        reject(error)
      })
      sent.end(body)
    })
  return { createLink: async (title, limit) => readLink(await post(writeCall(title, limit))) }
}
