import type { Update } from '@grammyjs/types'
import type { Client, JoinedVia, JoinRequest, MemberChanged, MemberJoined, MemberLeft } from 'invitegram'
import { Diary } from './diary'
import { type Story, verdictOf } from './story'

/** How many of the latest updates are kept, to be handed in again. */
const KEPT = 50

/**
 * A bot that writes down what its clients tell it, one client after another. What a later client tells again it knows by
 * the number of the update.
 */
export class Bookkeeper {
  readonly diary = new Diary()
  readonly latest: Update[] = []
  /** What must not be: told twice by one client, told otherwise the second time, or not true. */
  readonly complaints: string[] = []
  rejoinCount = 0
  againCount = 0
  readonly #story: Story
  readonly #lines = new Map<number, string>()

  constructor(story: Story) {
    this.#story = story
  }

  /** How many updates were told of. */
  get size(): number {
    return this.#lines.size
  }

  listen(client: Client, botId: number): void {
    const told = new Set<number>()
    const isNew = (line: string, { updateId, chat, user }: MemberLeft | MemberJoined | MemberChanged | JoinRequest) => {
      if (told.has(updateId)) this.complaints.push(`told twice: ${line}`)
      told.add(updateId)
      return this.#write(line, updateId, chat.id, user.id)
    }
    client.on('memberJoined', (event) => {
      const paid = event.until === null ? '' : ', paid'
      this.#keep({ update_id: event.updateId, chat_member: event.raw })
      const before = this.diary.page(event.chat.id, event.user.id)
      if (!isNew(`came by ${inWords(event.via)}${paid}`, event) || event.rejoin === null) return
      this.rejoinCount++
      if (!before.some((line) => GONE.test(line))) this.complaints.push(`never gone: ${event.user.id}`)
    })
    client.on('memberLeft', (event) => {
      this.#keep({ update_id: event.updateId, chat_member: event.raw })
      isNew(event.reason === 'removed' ? `put out by ${event.actor?.id}` : event.reason, event)
    })
    client.on('memberChanged', (event) => isNew(`${event.before.status}, now ${event.after.status}`, event))
    client.on('joinRequest', async (request) => {
      this.#keep({ update_id: request.updateId, chat_join_request: request.raw })
      if (isNew(`asked at ${request.inviteLink?.url ?? 'the door'}`, request)) await this.#answer(request, botId)
    })
    client.on('error', (error) => this.complaints.push(String(error)))
  }

  /** @returns whether it was not known */
  #write(line: string, updateId: number, chatId: number, userId: number): boolean {
    const known = this.#lines.get(updateId)
    if (known !== undefined && known !== line) this.complaints.push(`first ${known}, then ${line}`)
    if (known !== undefined) this.againCount++
    if (known !== undefined) return false
    this.#lines.set(updateId, line)
    this.diary.note(chatId, userId, line)
    return true
  }

  async #answer(request: JoinRequest, botId: number): Promise<void> {
    const { chat, user, inviteLink } = request
    const verdict = verdictOf(user.id)
    if (verdict === 'leave to others') return
    const outcome = verdict === 'approve' ? await request.approve() : await request.decline()
    if (outcome !== `${verdict}d`) this.complaints.push(`${verdict}: ${outcome}`)
    const came = `came by request at ${inviteLink?.url ?? 'the door'}, let in by ${botId}`
    this.#story.decided(chat.id, user.id, verdict === 'approve' ? came : null)
  }

  #keep(update: Update): void {
    this.latest.push(update)
    if (this.latest.length > KEPT) this.latest.shift()
  }
}

const GONE = /^(left|put out|lapsed)/

function inWords(via: JoinedVia): string {
  switch (via.by) {
    case 'link':
      return `link ${via.link.url}`
    case 'request':
      return `request at ${via.link?.url ?? 'the door'}, let in by ${via.approvedBy?.id}`
    case 'added':
      return `added, ${via.actor.id}`
    case 'unknown':
      return `unknown, for ${via.because.split(':')[0]}`
    default:
      return via.by
  }
}
