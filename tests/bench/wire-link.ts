/** A link as Telegram describes it. */
export const WIRE_LINK = {
  invite_link: 'https://t.me/+AbCdEfGhIjKlMnOp',
  name: 'Spring campaign',
  creator: { id: 123456789, is_bot: true, first_name: 'Porter', username: 'porter_bot' },
  creates_join_request: false,
  is_primary: false,
  is_revoked: false,
  member_limit: 50,
}
