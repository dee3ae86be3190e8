import { expect, test } from 'vitest'
import { friendlyCall } from './friendly'

const NOW = new Date('2026-09-21T14:13:20Z')
const OCCASION = {
  now: NOW,
  applicant: { chatId: -1001, userId: 31, date: NOW },
  before: { queue: [7, 9], allowed: [] },
}

test('what a friendly call can say, it says', () => {
  const params = {
    chat_id: '-1001',
    name: 'x',
    expire_date: '1790000500',
    member_limit: '7',
    creates_join_request: 'false',
  }

  const call = friendlyCall('createChatInviteLink', params, OCCASION)

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

  const call = friendlyCall('createChatInviteLink', params, OCCASION)

  expect(call?.wrong).toEqual(['chatId', 'title', 'expireAt', 'limit', 'requireApproval', 'expiration'])
})

test('a limit beside approval is for the client to refuse', () => {
  const params = { chat_id: '@club', member_limit: '5', creates_join_request: 'true' }

  const call = friendlyCall('createChatInviteLink', params, OCCASION)

  expect(call?.wrong).toEqual(['limit'])
})

test('a setting that the call does not know is for the client to refuse', () => {
  const params = { chat_id: '-1001', invite_link: 'https://t.me/+AbC', colour: 'blue', mood: '' }

  const call = friendlyCall('createChatInviteLink', params, OCCASION)

  expect(call?.wrong).toEqual(['invite_link', 'colour'])
})

test('a subscription of another length, or without a price, is for the client to refuse', () => {
  const call = friendlyCall(
    'createChatSubscriptionInviteLink',
    { chat_id: '-1001', subscription_period: '60' },
    OCCASION,
  )

  expect(call?.wrong).toEqual(['price', 'periodMs'])
})

test('a link that is missing, or cut, is for the client to refuse', () => {
  const missing = friendlyCall('revokeChatInviteLink', { chat_id: '-1001' }, OCCASION)
  const cut = friendlyCall(
    'editChatInviteLink',
    { chat_id: '-1001', invite_link: 'https://t.me/+AbCdEfGh...' },
    OCCASION,
  )

  expect([missing?.wrong, cut?.wrong]).toEqual([['link'], ['link']])
})

test('what the client would put right has no friendly call', () => {
  const deepLink = friendlyCall(
    'revokeChatInviteLink',
    { chat_id: '-1001', invite_link: 'tg:join?invite=AbC' },
    OCCASION,
  )
  const paddedId = friendlyCall('exportChatInviteLink', { chat_id: '-0001001' }, OCCASION)

  expect([deepLink, paddedId]).toEqual([undefined, undefined])
})

test('nor has what a call has no place for, or another method', () => {
  const placeless = friendlyCall('exportChatInviteLink', { chat_id: '-1001', name: 'x' }, OCCASION)
  const otherMethod = friendlyCall('getMe', {}, OCCASION)

  expect([placeless, otherMethod]).toEqual([undefined, undefined])
})

test('an id of a user that the server would cut is for the client to refuse, and one with zeros it would put right', () => {
  const cut = friendlyCall('approveChatJoinRequest', { chat_id: '-1001', user_id: '31x' }, OCCASION)
  const padded = friendlyCall('declineChatJoinRequest', { chat_id: '-1001', user_id: '031' }, OCCASION)

  expect([cut?.wrong, padded]).toEqual([['userId'], undefined])
})

test('a refusal that says what became of a request is an outcome, and any other is an error', () => {
  const call = friendlyCall('approveChatJoinRequest', { chat_id: '-1001', user_id: '31' }, OCCASION)

  const outcomes = ['USER_ALREADY_PARTICIPANT', 'HIDE_REQUESTER_MISSING', 'not enough rights'].map((description) =>
    call?.comesTo?.([{ ok: false, description, code: 400, newChatId: undefined }]),
  )

  expect(outcomes).toEqual(['already-member', 'gone', undefined])
})

test('a query can be answered in the words that there are, and an app be opened by a query and an address', () => {
  const answer = { chat_join_request_query_id: '9', result: 'approve' }

  const calls = [
    friendlyCall('answerChatJoinRequestQuery', answer, OCCASION)?.wrong,
    friendlyCall('answerChatJoinRequestQuery', { ...answer, result: 'maybe' }, OCCASION)?.wrong,
    friendlyCall('answerChatJoinRequestQuery', { result: 'approve' }, OCCASION)?.wrong,
    friendlyCall('sendChatJoinRequestWebApp', { web_app_url: 'http://example.org' }, OCCASION)?.wrong,
  ]

  expect(calls).toEqual([[], undefined, undefined, ['queryId', 'url']])
})

test('what the server would misread of a webhook is for the client to refuse', () => {
  const params = {
    url: 'example.org',
    secret_token: 'a b',
    max_connections: '0',
    allowed_updates: '["message","mesage"]',
    drop_pending_updates: 'yes',
    ip_address: 'here',
    certificate: 'x',
  }

  const call = friendlyCall('setWebhook', params, OCCASION)

  expect(call?.wrong).toEqual([
    'url',
    'secretToken',
    'maxConnections',
    'allowedUpdates[1]',
    'ipAddress',
    'dropPendingUpdates',
    'certificate',
  ])
})

test('a list of updates that the client would write in another way has no friendly call', () => {
  const url = 'https://example.org'

  const spaced = friendlyCall('setWebhook', { url, allowed_updates: '["message", "poll"]' }, OCCASION)
  const doubled = friendlyCall('getUpdates', { allowed_updates: '["poll","poll"]' }, OCCASION)

  expect([spaced, doubled]).toEqual([undefined, undefined])
})

test('an offset cannot be named: it follows from what is handled', () => {
  const offsets = ['', '0', '8', '10', '9', '-1', '99']

  const wrong = offsets.map((offset) => friendlyCall('getUpdates', { offset }, OCCASION)?.wrong)

  expect(wrong).toEqual([[], [], [], [], ['offset'], ['offset'], ['offset']])
})

test('who leaves in the middle can say nothing but how far', () => {
  const call = friendlyCall('getUpdates', { offset: '8', limit: '1' }, OCCASION)

  expect(call).toBeUndefined()
})

test('polling is by 1 to 100 updates, for 1 to 50 whole seconds', () => {
  const within = friendlyCall('getUpdates', { limit: '100', timeout: '50' }, OCCASION)
  const beyond = friendlyCall('getUpdates', { limit: '0', timeout: '51' }, OCCASION)
  const between = friendlyCall('getUpdates', { timeout: '2.5' }, OCCASION)

  expect([within?.wrong, beyond?.wrong, between]).toEqual([[], ['limit', 'waitMs'], undefined])
})

test('a client says how long it waits: where a case does not, that adds to it', () => {
  const silent = friendlyCall('getUpdates', {}, OCCASION)
  const said = friendlyCall('getUpdates', { timeout: '5' }, OCCASION)

  expect([silent?.addsToIt, said?.addsToIt]).toEqual([true, undefined])
})
