// A link for each of the sixty partners of a conference, written into a table while they are made: by default
// partner-links.csv in the folder for temporary files. It can be watched: on a terminal one line tells how far it is, in
// a pipe there is a line for every ten. Ctrl-C ends it, and whatever was made by then is in the table.
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { type BulkProgress, Client } from 'invitegram'

const { BOT_TOKEN: token, BOT_API_ROOT: apiRoot, CHAT_ID: chatId = '' } = process.env
const [file = join(tmpdir(), 'partner-links.csv')] = process.argv.slice(2)
const terminal = process.stdout.isTTY ? process.stdout : undefined

// The ten with a stand in the hall bring more people. The last name is too long for a title, so that one will fail.
const partners = [
  ...Array.from({ length: 59 }, (_, at) => ({ title: `Stand ${at + 1}`, limit: at < 10 ? 20 : 5 })),
  { title: 'Royal Academy of Letters and Sciences', limit: 5 },
]

const client = new Client(token, { apiRoot })
const stop = new AbortController()
process.once('SIGINT', () => stop.abort(new Error('Stopped')))

const links = client.createInviteLinks(chatId, partners, {
  each: { expireIn: { days: 30 } },
  signal: stop.signal,
  onProgress: terminal
    ? (progress) => terminal.write(`\r${shorten(tell(progress), terminal.columns - 1)}\x1b[K`)
    : everyTenth(),
})

let ending: unknown
async function* rows() {
  try {
    for await (const { options, link, error } of links) yield [options.title, link?.url, error?.message]
  } catch (error) {
    // All that was made has come by now: the table ends as it should, and the reason is told afterwards.
    ending = error
  }
}
await pipeline(rows(), stringify({ header: true, columns: ['partner', 'link', 'problem'] }), createWriteStream(file))

terminal?.write('\r\x1b[K')
const { done, failed } = links.progress
console.log(`${done - failed} of ${partners.length} links are in ${file}`)
if (ending !== undefined) {
  console.error(ending instanceof Error ? ending.message : ending)
  process.exitCode = stop.signal.aborted ? 130 : 1
}
await client.close()

/** What there is to say, the most important first. */
function tell({ done, failed, total, waitingUntil, timeLeftMs, linksPerMinute }: BulkProgress): string[] {
  // A shorter wait is no more than the pace at which the server lets us go.
  const isHeld = waitingUntil !== null && waitingUntil.getTime() > Date.now() + 5_000
  const parts = [
    `${done} of ${total}`,
    failed > 0 && `${failed} failed`,
    isHeld && `waiting until ${waitingUntil.toTimeString().slice(0, 8)}`,
    timeLeftMs && `${inWords(timeLeftMs)} left`,
    `${Math.round(linksPerMinute)} a minute`,
  ]
  return parts.filter((part) => typeof part === 'string')
}

function inWords(ms: number): string {
  return ms < 100_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.ceil(ms / 60_000)} min`
}

/** As much of it as a line can hold. */
function shorten(parts: string[], width: number): string {
  const line = parts.join(' · ')
  return line.length <= width || parts.length === 1 ? line.slice(0, width) : shorten(parts.slice(0, -1), width)
}

function everyTenth(): (progress: BulkProgress) => void {
  let last = 0
  return (progress) => {
    if (progress.done % 10 !== 0 || progress.done === last) return
    last = progress.done
    console.log(tell(progress).join(' · '))
  }
}
//=> 10 of 60 · … left · … a minute
//=> 20 of 60 · … left · … a minute
//=> 30 of 60 · … left · … a minute
//=> 40 of 60 · … left · … a minute
//=> 50 of 60 · … left · … a minute
//=> 60 of 60 · 1 failed · … a minute
//=> 59 of 60 links are in …
