import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'
import { serveOrders } from '../take-orders'
import { WIRE_LINK } from '../wire-link'
import type { Scenario, Trouble } from './scenarios'

export type ServerOrder = { kind: 'open'; scenario: Scenario; isSecure: boolean } | { kind: 'tally' }

export interface Tally {
  url: string
  calls: number
  links: number
}

const SUCCESS = JSON.stringify({ ok: true, result: WIRE_LINK })
const PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
const [KEY_FILE = '', CERTIFICATE_FILE = ''] = process.argv.slice(2)

let scenario: Scenario | undefined
let [url, calls, links] = ['', 0, 0]

const answer: RequestListener = (request, response) => {
  request.resume().on('end', () => {
    if (scenario === undefined || (scenario.isOnce && calls++ > 0)) return makeLink(response)
    fail(scenario, response)
  })
}
const plain = await listen(createServer(answer))
const secure = await listen(
  createSecureServer({ key: readFileSync(KEY_FILE), cert: readFileSync(CERTIFICATE_FILE) }, answer),
)
const nowhere = await closedPort()

serveOrders(async (order: ServerOrder): Promise<Tally> => {
  if (order.kind === 'open') {
    scenario = order.scenario
    calls = 0
    links = 0
    const port = scenario.trouble === 'refused' ? nowhere : order.isSecure ? secure : plain
    // The certificate is one for this name.
    url = `${order.isSecure ? 'https' : 'http'}://localhost:${port}`
  }
  return { url, calls, links }
})

function makeLink(response: ServerResponse): void {
  links++
  json(response, 200, SUCCESS)
}

function fail({ trouble }: Scenario, response: ServerResponse): void {
  const worked: readonly Trouble[] = ['reset after the work', 'stalled body', 'invalid JSON', 'empty 200']
  if (worked.includes(trouble)) links++
  const answers: Partial<Record<Trouble, () => void>> = {
    429: () => refuse(response, 429, 'Too Many Requests: retry after 1', { retry_after: 1 }),
    502: () => html(response, 502),
    500: () => refuse(response, 500, 'Internal Server Error: restart'),
    401: () => refuse(response, 401, 'Unauthorized'),
    400: () => refuse(response, 400, 'Bad Request: not enough rights to manage chat invite link'),
    reset: () => reset(response),
    'reset after the work': () => reset(response),
    'stalled body': () => stall(response),
    'invalid JSON': () => json(response, 200, SUCCESS.slice(0, 40)),
    'HTML with 200': () => html(response, 200),
    'empty 200': () => json(response, 200, ''),
  }
  answers[trouble]?.()
}

function reset({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket?.resetAndDestroy()
}

function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': SUCCESS.length })
  response.write(SUCCESS.slice(0, 40))
}

function refuse(response: ServerResponse, code: number, description: string, parameters?: object): void {
  json(response, code, JSON.stringify({ ok: false, error_code: code, description, parameters }))
}

function json(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

function html(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(PAGE)
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  server.close()
  return port
}
