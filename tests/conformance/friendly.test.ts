import { expect, test } from 'vitest'
import { friendlyCall } from './friendly'

const NOW = new Date('2026-09-21T14:13:20Z')

test('what a friendly call can say, it says', () => {
  const params = {
    chat_id: '-1001',
    name: 'x',
    expire_date: '1790000500',
    member_limit: '7',
    creates_join_request: 'false',
  }

  const call = friendlyCall('createChatInviteLink', params, NOW)

  expect(call?.wrong).toEqual([])
})

test('what the server would misread is for the client to refuse, by its friendly name', () => {
  const params = {
    chat_id: 'mychannel',
    name: 'x'.repeat(33),
    expire_date: '1700000000',
    member_limit: '+5',
    creates_join_request: 'on',
    expiration: '1',
  }

  const call = friendlyCall('createChatInviteLink', params, NOW)

  expect(call?.wrong).toEqual(['chatId', 'title', 'expireAt', 'limit', 'requireApproval', 'expiration'])
})

test('a limit beside approval is for the client to refuse', () => {
  const params = { chat_id: '@club', member_limit: '5', creates_join_request: 'true' }

  const call = friendlyCall('createChatInviteLink', params, NOW)

  expect(call?.wrong).toEqual(['limit'])
})

test('a setting that the call does not know is for the client to refuse', () => {
  const params = { chat_id: '-1001', invite_link: 'https://t.me/+AbC', colour: 'blue', mood: '' }

  const call = friendlyCall('createChatInviteLink', params, NOW)

  expect(call?.wrong).toEqual(['colour', 'invite_link'])
})

test('a subscription of another length, or without a price, is for the client to refuse', () => {
  const call = friendlyCall('createChatSubscriptionInviteLink', { chat_id: '-1001', subscription_period: '60' }, NOW)

  expect(call?.wrong).toEqual(['price', 'periodMs'])
})

test('a link that is missing, or cut, is for the client to refuse', () => {
  const missing = friendlyCall('revokeChatInviteLink', { chat_id: '-1001' }, NOW)
  const cut = friendlyCall('editChatInviteLink', { chat_id: '-1001', invite_link: 'https://t.me/+AbCdEfGh...' }, NOW)

  expect([missing?.wrong, cut?.wrong]).toEqual([['link'], ['link']])
})

test('what the client would put right has no friendly call', () => {
  const deepLink = friendlyCall('revokeChatInviteLink', { chat_id: '-1001', invite_link: 'tg:join?invite=AbC' }, NOW)
  const paddedId = friendlyCall('exportChatInviteLink', { chat_id: '-0001001' }, NOW)

  expect([deepLink, paddedId]).toEqual([undefined, undefined])
})

test('nor has what a call has no place for, or another method', () => {
  const placeless = friendlyCall('exportChatInviteLink', { chat_id: '-1001', name: 'x' }, NOW)
  const otherMethod = friendlyCall('getMe', {}, NOW)

  expect([placeless, otherMethod]).toEqual([undefined, undefined])
})
