import type { EmulatedBot, Person } from '../state/bot'

/** A person, as everybody sees them. */
export function toUser(person: Person) {
  return {
    id: person.id,
    is_bot: person.isBot,
    first_name: person.firstName,
    last_name: person.lastName || undefined,
    username: person.username || undefined,
    language_code: (!person.isBot && person.languageCode) || undefined,
    is_premium: (!person.isBot && person.isPremium) || undefined,
  }
}

/** A bot, as it sees itself. */
export function toBotUser(bot: EmulatedBot) {
  return {
    ...toUser(bot),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    supports_guest_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}
