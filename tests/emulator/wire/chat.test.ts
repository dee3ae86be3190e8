import { expect, test } from 'vitest'
import { aScene, CHAT } from '../scene'

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
}

const PERMISSIONS = {
  can_send_messages: true,
  can_send_media_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_react_to_messages: true,
  can_edit_tag: true,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
}

test('a supergroup', async () => {
  const { ask, chat } = aScene()
  chat.joinByRequest = true
  chat.joinToSendMessages = true
  chat.permissions = { ...chat.permissions, canSendPhotos: false }

  const said = await ask('getChat', { chat_id: CHAT })

  expect(said).toEqual({
    ok: true,
    result: {
      id: CHAT,
      title: 'Chess club',
      type: 'supergroup',
      permissions: { ...PERMISSIONS, can_send_photos: false, can_send_media_messages: false },
      join_to_send_messages: true,
      join_by_request: true,
      accepted_gift_types: NO_GIFTS,
      max_reaction_count: 11,
      accent_color_id: 0,
    },
  })
})

test('a public channel', async () => {
  const { ask, telegram } = aScene()
  telegram.addChat({
    type: 'channel',
    id: -1_001_111_111_111,
    title: 'News',
    username: 'news',
    joinByRequest: true,
    joinToSendMessages: true,
  })

  const said = await ask('getChat', { chat_id: '@news' })

  expect(said).toEqual({
    ok: true,
    result: {
      id: -1_001_111_111_111,
      title: 'News',
      username: 'news',
      type: 'channel',
      active_usernames: ['news'],
      accepted_gift_types: NO_GIFTS,
      max_reaction_count: 11,
      accent_color_id: 0,
    },
  })
})

test('a basic group', async () => {
  const { ask, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group', id: -5001, title: 'Few' })
  group.add(bot)

  const said = await ask('getChat', { chat_id: -5001 })

  expect(said).toEqual({
    ok: true,
    result: {
      id: -5001,
      title: 'Few',
      type: 'group',
      permissions: PERMISSIONS,
      all_members_are_administrators: false,
      accepted_gift_types: NO_GIFTS,
      max_reaction_count: 11,
      accent_color_id: 0,
    },
  })
})

test('a basic group in which everybody may do everything', async () => {
  const { ask, telegram, bot } = aScene()
  const group = telegram.addChat({ type: 'group', permissions: { canChangeInfo: true, canPinMessages: true } })
  group.add(bot)

  const said = await ask('getChat', { chat_id: group.id })

  expect(said).toMatchObject({ result: { all_members_are_administrators: true } })
})

test('the direct messages chat of a channel', async () => {
  const { ask, telegram, bot } = aScene()
  const parent = telegram.addChat({ type: 'channel', id: -1_001_111_111_111, title: 'News', username: 'news' })
  const messages = telegram.addChat({ type: 'supergroup', title: 'News', isDirectMessages: true, parent })
  messages.promote(bot)

  const said = await ask('getChat', { chat_id: messages.id })

  expect(said).toMatchObject({
    ok: true,
    result: {
      type: 'supergroup',
      is_direct_messages: true,
      parent_chat: { id: -1_001_111_111_111, title: 'News', username: 'news', type: 'channel' },
    },
  })
})

test('a chat that belongs to a basic group shows the group’s peculiarities', async () => {
  const { ask, telegram, bot } = aScene()
  const parent = telegram.addChat({ type: 'group', id: -5001, title: 'Few' })
  const child = telegram.addChat({ type: 'supergroup', parent })
  child.add(bot)

  const said = await ask('getChat', { chat_id: child.id })

  expect(said).toMatchObject({
    result: { parent_chat: { id: -5001, all_members_are_administrators: false, accepted_gift_types: NO_GIFTS } },
  })
})

test('a private chat', async () => {
  const { ask, telegram, bot } = aScene()
  const ada = { id: 2001, firstName: 'Ada', lastName: 'Lovelace', username: 'ada_reads', bio: 'likes maps' }
  telegram.startPrivateChat(bot, telegram.addUser(ada))

  const said = await ask('getChat', { chat_id: 2001 })

  expect(said).toEqual({
    ok: true,
    result: {
      id: 2001,
      first_name: 'Ada',
      last_name: 'Lovelace',
      username: 'ada_reads',
      type: 'private',
      active_usernames: ['ada_reads'],
      bio: 'likes maps',
      accepted_gift_types: NO_GIFTS,
      max_reaction_count: 11,
      accent_color_id: 0,
    },
  })
})
