import type { ITelegramClient, tl } from '@mtcute/core'
import { TelegramClient } from '@mtcute/core/client.js'

/** What Telegram's servers would bring by themselves, and those whom it tells of. */
interface News {
  update: tl.TypeUpdate
  peers: { user(id: number): tl.TypeUser; chat(id: number): tl.TypeChat }
}

/** A client of mtcute that reaches nobody. What it asks is kept, and answered from lists, by the method's name. */
export function anMtcute(answers: Record<string, object[]>) {
  const sent: object[] = []
  const listeners: ((news: News) => void)[] = []
  const network = {
    async call(request: { _: string }) {
      sent.push(request)
      return answers[request._]?.shift()
    },
    onRawUpdate: { add: (listener: (news: News) => void) => listeners.push(listener) },
    storage: { peers: { getById: async (id: number) => knownPeer(id) } },
  }
  // Of all that a connection has, this is what is used here.
  const tg = new TelegramClient({ client: network as object as ITelegramClient })
  return { tg, sent, bring: (news: News) => listeners.forEach((listener) => void listener(news)) }
}

/** Of people everybody is known; of chats none. */
function knownPeer(id: number) {
  return id > 0 ? { _: 'inputPeerUser', userId: id, accessHash: 0 } : null
}
