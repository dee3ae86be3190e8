import { CHAT_ID } from '../contestant'
import { WIRE_LINK } from '../wire-link'

/** What the servers are given to go by, and the load shows. */
export const SECRET = 'Tr0ub4dor_and-3_Tr0ub4dor_and-3'

const DATE = 1_803_902_400
const CHAT = { id: CHAT_ID, title: 'Chess club', type: 'supergroup' }
const ADA = {
  id: 2_000_000_001,
  is_bot: false,
  first_name: 'Ada',
  last_name: 'Lovelace',
  username: 'ada',
  language_code: 'en',
}

const MEMBER = {
  chat: CHAT,
  from: ADA,
  date: DATE,
  old_chat_member: { user: ADA, status: 'left' },
  new_chat_member: { user: ADA, status: 'member' },
  invite_link: WIRE_LINK,
}
const REQUEST = {
  chat: CHAT,
  from: ADA,
  user_chat_id: ADA.id,
  date: DATE,
  bio: 'Plays the Sicilian',
  invite_link: WIRE_LINK,
}
const MESSAGE = { message_id: 4711, from: ADA, chat: CHAT, date: DATE, text: 'Good evening to all of you!' }

/** So many updates in a hundred are of each kind. */
const MIX = [
  { share: 40, key: 'chat_member', value: MEMBER },
  { share: 30, key: 'chat_join_request', value: REQUEST },
  { share: 30, key: 'message', value: MESSAGE },
]

/** Ids of one length, so that each update of a kind is as long as the others. */
const FIRST_ID = 100_000_000

/** The requests of Telegram, without end: people who come, ask and talk, each update with an id of its own. */
export function* requests(): Generator<string, never> {
  const forms = MIX.flatMap(({ share, key, value }) => Array.from({ length: share }, () => formOf(key, value)))
  for (let number = 0; ; number++) {
    // Far enough apart that neighbours are of different kinds.
    const form = forms[(number * 37) % forms.length]
    if (form !== undefined) yield `${form.before}${FIRST_ID + number}${form.after}`
  }
}

function formOf(key: string, value: object): { before: string; after: string } {
  const [start, after] = ['{"update_id":', `,"${key}":${JSON.stringify(value)}}`]
  const length = start.length + String(FIRST_ID).length + after.length
  const lines = [
    'POST /hook HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `X-Telegram-Bot-Api-Secret-Token: ${SECRET}`,
    'Accept-Encoding: gzip, deflate',
    'Connection: keep-alive',
    `Content-Length: ${length}`,
  ]
  return { before: `${lines.join('\r\n')}\r\n\r\n${start}`, after }
}
