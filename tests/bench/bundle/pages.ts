import { WIRE_LINK } from '../wire-link'

/** A page, and what comes of it. */
export interface Page {
  /** What is bundled. */
  readonly program: string
  /** Goes on where the page has been loaded, and throws if it does not do what it is for. */
  readonly visit: string
}

/** It makes a link. */
export const LINK_PAGE: Page = {
  program: `
    import { Client } from 'invitegram'
    globalThis.link = new Client('1:a').createInviteLink(-1001234567890, { title: 'Spring campaign', limit: 50 })
  `,
  visit: `
    const { url } = await globalThis.link
    if (url !== ${JSON.stringify(WIRE_LINK.invite_link)}) throw new Error('The page made no link')
  `,
}

const ADA = { id: 5001, is_bot: false, first_name: 'Ada' }
const JOINED = {
  update_id: 1,
  chat_member: {
    chat: { id: -1001234567890, type: 'supergroup', title: 'Chess club' },
    from: ADA,
    date: 1_795_357_886,
    old_chat_member: { user: ADA, status: 'left' },
    new_chat_member: { user: ADA, status: 'member' },
    invite_link: WIRE_LINK,
  },
}

/** A Worker: Telegram tells it who has come through a link. */
export const WEBHOOK_PAGE: Page = {
  program: `
    import { Client } from 'invitegram'
    const client = new Client('1:a')
    client.on('memberJoined', ({ user }) => { globalThis.joined = user })
    globalThis.webhook = client.webhook({ secretToken: 'hunter2' })
  `,
  visit: `
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'hunter2' }
    const body = ${JSON.stringify(JSON.stringify(JOINED))}
    const { status } = await globalThis.webhook(new Request('https://bot.example', { method: 'POST', headers, body }))
    if (status !== 200 || globalThis.joined?.firstName !== 'Ada') throw new Error('The page was told of nobody')
  `,
}
