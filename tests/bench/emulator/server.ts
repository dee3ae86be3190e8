import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Emulator } from 'invitegram/emulator'
import { serveOrders } from '../take-orders'

const LINKS = 10_000
const MEMBERS = 100_000

export type ServerKind = 'echo' | 'empty' | 'full'

/** What a server says of itself when it is ready. */
export interface Ready {
  url: string
  /** By the name of a method, a whole request over HTTP that calls it. */
  requests: Readonly<Record<string, string>>
}

serveOrders(({ kind }: { kind: ServerKind }) => (kind === 'echo' ? echo() : emulator(kind === 'full')))

/** As little of a server as can answer the same requests. */
async function echo(): Promise<Ready> {
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { requests } = await emulator(false)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

async function emulator(isFull: boolean): Promise<Ready> {
  const telegram = new Emulator({ clock: 'system' })
  const bot = telegram.addBot()
  const chat = telegram.addChat({ type: 'supergroup', title: 'Chess club' })
  chat.promote(bot, { canInviteUsers: true })
  const link = chat.addLink({ creator: bot })
  const ada = telegram.addUser({ firstName: 'Ada' })
  chat.add(ada)
  for (let index = 1; isFull && index < LINKS; index++) chat.addLink({ creator: bot, title: `Link ${index}` })
  for (let index = 1; isFull && index < MEMBERS; index++) chat.add(telegram.addUser())

  const call = (method: string, params: object): [string, string] => {
    const body = JSON.stringify({ chat_id: chat.id, ...params })
    const head = [
      `POST /bot${bot.token}/${method} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ]
    return [method, `${head.join('\r\n')}\r\n\r\n${body}`]
  }
  const requests = Object.fromEntries([
    call('createChatInviteLink', { name: 'Spring', member_limit: 50 }),
    call('editChatInviteLink', { invite_link: link.url, name: 'Autumn' }),
    call('getChat', {}),
    call('getChatMember', { user_id: ada.id }),
  ])
  return { url: (await telegram.listen()).url, requests }
}
