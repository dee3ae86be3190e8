import { type Caller, Client } from 'invitegram'
import { CHAT_ID } from '../contestant'
import { collectedHeap } from '../memory/collected-heap'
import { takeOrders } from '../take-orders'
import { WIRE_LINK } from '../wire-link'

const LINKS = 1_000_000

/** Makes a million links, and tells how large the heap is after each tenth of them. */
takeOrders(async (): Promise<number[]> => {
  const caller = { call: async () => WIRE_LINK } as unknown as Caller
  const client = new Client(caller)
  const heaps: number[] = []
  let made = 0
  for await (const { error } of client.createInviteLinks(CHAT_ID, titles(), { concurrency: 16 })) {
    if (error !== undefined) throw error
    if (++made % (LINKS / 10) === 0) heaps.push(collectedHeap())
  }
  return heaps
})

function* titles(): Generator<{ title: string }> {
  for (let index = 0; index < LINKS; index++) yield { title: `Guest ${index}` }
}
