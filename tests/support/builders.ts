import type { Chat, ChatInviteLink, User } from '@grammyjs/types'

/** A person, as Telegram describes one who has set neither a last name nor a username. */
export function aUser(overrides: Partial<User> = {}): User {
  return { id: 2001, is_bot: false, first_name: 'Uma', ...overrides }
}

/** The bot that `TOKEN` belongs to, as others see it. */
export function aBot(overrides: Partial<User> = {}): User {
  return { id: 7000000009, is_bot: true, first_name: 'Gatekeeper', username: 'gatekeeper_test_bot', ...overrides }
}

/** A private supergroup. */
export function aChat(overrides: Partial<Chat.SupergroupChat> = {}): Chat.SupergroupChat {
  return { id: -1001234567890, type: 'supergroup', title: 'Chess club', ...overrides }
}

/** An additional link of the bot's own: no title, no expiry, no limit, no approval. */
export function aChatInviteLink(overrides: Partial<ChatInviteLink> = {}): ChatInviteLink {
  return {
    invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp',
    creator: aBot(),
    creates_join_request: false,
    is_primary: false,
    is_revoked: false,
    ...overrides,
  }
}
