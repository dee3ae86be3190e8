import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveOrders } from '../take-orders'
import { HOOKS } from './hooks'

/** How far a contestant has come. */
export interface Standing {
  url: string
  /** How many updates have reached a handler. */
  handled: number
  /** All that its process has used so far. */
  cpuMicroseconds: number
}

let handled = 0
const hook = HOOKS[process.argv[2] ?? '']
if (hook === undefined) throw new Error('There is no such contestant')
const listener = await hook(() => {
  handled++
})
const server = createServer(listener).listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`

serveOrders(async (): Promise<Standing> => {
  const { user, system } = process.cpuUsage()
  return { url, handled, cpuMicroseconds: user + system }
})
