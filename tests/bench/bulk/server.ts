import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Random } from '../../../src/emulator/random'
import { serveOrders } from '../take-orders'
import { WIRE_LINK } from '../wire-link'
import { type Allowance, type Limit, PausingLimit, PlainLimit } from './limits'

export type ServerOrder =
  | { kind: 'open'; allowance?: Allowance; pauseMs?: number; isFlaky?: boolean; seed?: number }
  | { kind: 'tally' }

/** What there is on the server, and how it came about. */
export interface Tally {
  url: string
  calls: number
  /** Calls that were answered with 429. */
  refusals: number
  excesses: number
  links: number
  /** Links of a title that there was already. */
  doubles: number
}

const PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

let limit: Limit | undefined
let luck: Random | undefined
let titles: string[] = []
let [calls, refusals] = [0, 0]

const server = createServer(answer).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

serveOrders(async (order: ServerOrder): Promise<Tally> => {
  if (order.kind === 'open') open(order)
  const doubles = titles.length - new Set(titles).size
  return { url, calls, refusals, excesses: limit?.excesses ?? 0, links: titles.length, doubles }
})

/** Forgets all there was, and answers by other rules from now on. */
function open({ allowance, pauseMs, isFlaky = false, seed = 1 }: ServerOrder & { kind: 'open' }): void {
  limit = allowance && (pauseMs === undefined ? new PlainLimit(allowance) : new PausingLimit(allowance, pauseMs))
  luck = isFlaky ? new Random(seed) : undefined
  titles = []
  calls = 0
  refusals = 0
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  calls++
  const body = await text(request)
  const seconds = limit?.admit(performance.now()) ?? 0
  if (seconds > 0) return refuse(response, seconds)

  const fate = luck?.below(100) ?? 100
  if (fate < 5) return refuse(response, 1)
  if (fate < 8) return fail(response)
  if (fate < 10) return reset(request)
  const link = make(titleIn(body, request.headers['content-type']))
  if (fate < 11) return reset(request)
  reply(response, 200, { ok: true, result: link })
}

function fail(response: ServerResponse): void {
  response.writeHead(502, { 'content-type': 'text/html' }).end(PAGE)
}

function reset({ socket }: IncomingMessage): void {
  socket.resetAndDestroy()
}

function make(title: string): object {
  titles.push(title)
  return { ...WIRE_LINK, invite_link: `https://t.me/+${String(titles.length).padStart(16, 'A')}`, name: title }
}

function refuse(response: ServerResponse, seconds: number): void {
  refusals++
  const description = `Too Many Requests: retry after ${seconds}`
  const parameters = { retry_after: seconds }
  reply(response, 429, { ok: false, error_code: 429, description, parameters }, { 'retry-after': seconds })
}

function reply(response: ServerResponse, status: number, answer: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer))
}

/** Libraries differ in how they write a call. */
function titleIn(body: string, type = ''): string {
  if (type.includes('json')) return JSON.parse(body).name
  if (type.includes('urlencoded')) return new URLSearchParams(body).get('name') ?? ''
  return /name="name"\r\n\r\n(.*)\r\n/.exec(body)?.[1] ?? ''
}
