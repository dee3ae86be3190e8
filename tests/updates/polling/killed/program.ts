import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { Client } from 'invitegram'

/** What the program says of an update in the moment in which it is so, a line each: `begun 900001`. */
export type Word = 'begun' | 'ended'

/** Where it says so: what was written there, no death takes back. */
const REPORTS = 3

/** Fewer than there are people, so that some wait for others. */
const AT_ONCE = 4

const [apiRoot = '', token = ''] = process.argv.slice(2)
const client = new Client(token, { apiRoot })
const stopping = new AbortController()
process.once('SIGTERM', () => stopping.abort())

client.on('joinRequest', ({ updateId }) => handle(updateId))
client.on('memberJoined', ({ updateId }) => handle(updateId))
await client.poll({ signal: stopping.signal, limit: 20, concurrency: AT_ONCE })
await client.close()

/** Takes longer for some than for others, so that they do not end in the order in which they began. */
async function handle(updateId: number): Promise<void> {
  say('begun', updateId)
  for (let turns = updateId % 5; turns > 0; turns--) await setImmediate()
  say('ended', updateId)
}

function say(word: Word, updateId: number): void {
  writeSync(REPORTS, `${word} ${updateId}\n`)
}
