import { expect, test } from 'vitest'
import { aChatInviteLink } from './builders'
import { requestProblems, resultProblems } from './wire-schema'

test('parameters as the Bot API describes them have no problem', () => {
  const params = { chat_id: '@chess_club', name: 'Open day', expire_date: 1893456000, creates_join_request: true }

  const problems = requestProblems('createChatInviteLink', params)

  expect(problems).toEqual([])
})

test('a key that the method does not have is a problem', () => {
  const problems = requestProblems('createChatInviteLink', { chat_id: 1, title: 'Open day' })

  expect(problems).toEqual(['createChatInviteLink: params must not have title'])
})

test('a key that is missing is a problem', () => {
  const problems = requestProblems('revokeChatInviteLink', { chat_id: 1 })

  expect(problems).toEqual(["revokeChatInviteLink: params must have required property 'invite_link'"])
})

test('a fraction where Telegram counts is a problem', () => {
  const problems = requestProblems('createChatInviteLink', { chat_id: 1, member_limit: 2.5 })

  expect(problems).toEqual(['createChatInviteLink: params/member_limit must be integer'])
})

test('a fraction where Telegram measures is none', () => {
  const problems = requestProblems('sendLocation', { chat_id: 1, latitude: 48.2, longitude: 16.4 })

  expect(problems).toEqual([])
})

test('a method without parameters takes none', () => {
  const problems = requestProblems('getMe', { chat_id: 1 })

  expect(problems).toEqual(['getMe: params/chat_id must NOT be valid'])
})

test('a method that does not exist is a problem', () => {
  const problems = requestProblems('constructor', {})

  expect(problems).toEqual(['constructor: the Bot API has no such method'])
})

test('a result may have keys beyond the described ones', () => {
  const link = { ...aChatInviteLink(), use_count: 3 }

  const problems = resultProblems('createChatInviteLink', link)

  expect(problems).toEqual([])
})

test('a result without a described key is a problem', () => {
  const { is_revoked: _, ...link } = aChatInviteLink()

  const problems = resultProblems('createChatInviteLink', link)

  expect(problems).toEqual(["createChatInviteLink: result must have required property 'is_revoked'"])
})
