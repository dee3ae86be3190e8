// The life of an invite link, told as a table: made, edited, revoked.
//
// With BOT_TOKEN and CHAT_ID set it happens in that chat, where the bot has to be an administrator who may invite
// users. Without them it happens in an emulated Telegram on this machine.
import { Client, InvitegramError, type InviteLink } from 'invitegram'
import { Emulator } from 'invitegram/emulator'

const { BOT_TOKEN, CHAT_ID, BOT_API_ROOT } = process.env

interface Place {
  token: string
  chatId: string
  apiRoot?: string | undefined
  leave?(): Promise<void>
}

async function findPlace(): Promise<Place> {
  if (BOT_TOKEN && CHAT_ID) return { token: BOT_TOKEN, chatId: CHAT_ID, apiRoot: BOT_API_ROOT || undefined }
  const telegram = new Emulator({ clock: 'system' })
  const bot = telegram.addBot()
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })

  const server = await telegram.listen()
  console.log(`This is an emulated Telegram, at ${server.url}`)
  console.log('Set BOT_TOKEN and CHAT_ID, and it is the real one.')
  return { token: bot.token, chatId: String(chat.id), apiRoot: server.url, leave: server.close }
}

async function tellStory({ token, chatId, apiRoot }: Place): Promise<void> {
  const client = new Client(token, { apiRoot })
  try {
    const link = await client.createInviteLink(chatId, { title: 'Spring campaign', expireIn: { days: 7 }, limit: 50 })
    const made = factsOf(link)

    await link.edit({ limit: 100 })
    const edited = factsOf(link)

    await link.revoke()
    const revoked = factsOf(link)

    console.log(`\n  ${link}\n`)
    printTable({ made, edited, revoked })
    console.log('\n  • changed. The edit named the limit alone: title and expiry stayed.')
  } finally {
    await client.close()
  }
}

interface Facts {
  title: string
  expires: string
  limit: string
  usable: string
}

function factsOf(link: InviteLink): Facts {
  return {
    title: link.title ?? 'none',
    expires: link.expiresAt?.toLocaleDateString('en-GB', { dateStyle: 'medium' }) ?? 'never',
    limit: `${link.limit ?? 'none'}`,
    usable: link.isUsable() ? 'yes' : 'no',
  }
}

/** A column for each moment; a dot marks what was different a moment before. */
function printTable(moments: Record<string, Facts>): void {
  printRow('', Object.keys(moments))
  for (const fact of ['title', 'expires', 'limit', 'usable'] as const) {
    const values = Object.values(moments).map((facts) => facts[fact])
    const cells = values.map((value, at) => (at === 0 || value === values[at - 1] ? value : `${value} •`))
    printRow(fact, cells)
  }
}

function printRow(name: string, cells: string[]): void {
  const line = [name.padEnd(10), ...cells.map((cell) => cell.padEnd(18))].join('')
  console.log(`  ${line.trimEnd()}`)
}

if (Boolean(BOT_TOKEN) !== Boolean(CHAT_ID)) {
  const [set, missing] = BOT_TOKEN ? ['BOT_TOKEN', 'CHAT_ID'] : ['CHAT_ID', 'BOT_TOKEN']
  console.error(`${set} is set, ${missing} is not: set both, or neither for an emulated Telegram`)
  process.exit(1)
}

const place = await findPlace()
try {
  await tellStory(place)
} catch (error) {
  if (!(error instanceof InvitegramError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await place.leave?.()
}
//=> This is an emulated Telegram, at http://127.0.0.1:…
//=> Set BOT_TOKEN and CHAT_ID, and it is the real one.
//=>
//=>   https://t.me/+…
//=>
//=>             made              edited            revoked
//=>   title     Spring campaign   Spring campaign   Spring campaign
//=>   expires   … 20… … 20… … 20…
//=>   limit     50                100 •             100
//=>   usable    yes               yes               no •
//=>
//=>   • changed. The edit named the limit alone: title and expiry stayed.
