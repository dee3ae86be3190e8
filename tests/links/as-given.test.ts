import { Client, type Clock } from 'invitegram'
import { expect, test } from 'vitest'
import { botApi, CHAT, TOKEN } from '../support/bot-api'
import { aChatInviteLink } from '../support/builders'

const URL = 'https://t.me/+AbCdEfGhIjKlMnOp'
const telegram = botApi()
const clock: Clock = { now: () => new Date('2029-12-31T22:00:00Z'), sleep: async () => {} }
const client = new Client(TOKEN, { clock })

test('one object of options can be filled in anew for each call', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const options = { title: 'Ada', expireIn: { hours: 2 } }

  const first = client.createInviteLink(CHAT, options)
  options.title = 'Grace'
  await Promise.all([first, client.createInviteLink(CHAT, options)])

  expect(sent).toContainEqual({ chat_id: CHAT, name: 'Ada', expire_date: 1_893_456_000 })
  expect(sent).toContainEqual({ chat_id: CHAT, name: 'Grace', expire_date: 1_893_456_000 })
})

test('of a subscription as well', async () => {
  const sent = telegram.answers('createChatSubscriptionInviteLink', aChatInviteLink())
  const options = { title: 'Patrons', price: 250 }

  const made = client.createSubscriptionLink(CHAT, options)
  options.price = 500
  await made

  expect(sent).toMatchObject([{ name: 'Patrons', subscription_price: 250 }])
})

test('changes count as they are when the edit is asked for, even if it has to wait for its turn', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink())
  const link = client.inviteLink(CHAT, aChatInviteLink())
  const changes = { title: 'Ada' }

  const first = link.edit(changes)
  changes.title = 'Grace'
  const second = client.editInviteLink(CHAT, link, changes)
  changes.title = 'Edsger'
  await Promise.all([first, second])

  expect(sent).toMatchObject([{ name: 'Ada' }, { name: 'Grace' }])
})

test('the settings of a URL count as they are, too', async () => {
  const sent = telegram.answers('editChatInviteLink', aChatInviteLink())
  const settings = { title: 'Ada', expireAt: null, limit: 5, requireApproval: false } as const

  const edited = client.editInviteLink(CHAT, URL, settings)
  Object.assign(settings, { title: 'Grace' })
  await edited

  expect(sent).toMatchObject([{ name: 'Ada', member_limit: 5 }])
})

test('what a replacement and the edit of a subscription change is kept as well', async () => {
  const created = telegram.answers('createChatInviteLink', aChatInviteLink())
  const edited = telegram.answers('editChatSubscriptionInviteLink', aChatInviteLink())
  telegram.answers('revokeChatInviteLink', aChatInviteLink({ is_revoked: true }))
  const changes = { title: 'Ada' }

  const acts = [
    client.inviteLink(CHAT, aChatInviteLink()).replace(changes),
    client.editSubscriptionLink(CHAT, URL, changes),
  ]
  changes.title = 'Grace'
  await Promise.all(acts)

  expect(created).toMatchObject([{ name: 'Ada' }])
  expect(edited).toMatchObject([{ name: 'Ada' }])
})

test('options that are inherited count', async () => {
  const sent = telegram.answers('createChatInviteLink', aChatInviteLink())
  const options = Object.create({ expireIn: { hours: 2 }, limit: 5 })

  await client.createInviteLink(CHAT, Object.assign(options, { title: 'Ada' }))

  expect(sent).toEqual([{ chat_id: CHAT, name: 'Ada', expire_date: 1_893_456_000, member_limit: 5 }])
})
