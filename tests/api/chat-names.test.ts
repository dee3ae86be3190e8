import { expect, test } from 'vitest'
import { ChatNames } from '../../src/api/chat-names'

const aChat = (id: number, username: string) => ({ id, type: 'channel', username })

test('a chat has one key, however it is called', () => {
  const names = new ChatNames()

  const news = names.learn(aChat(-1005, 'Chess_News'))

  expect(news).toEqual({ name: '@chess_news', id: -1005 })
  expect([-1005, '-1005', '@chess_news', '@CHESS_NEWS'].map((chatId) => names.keyOf(chatId))).toEqual([
    -1005, -1005, -1005, -1005,
  ])
})

test('what is known is no news, and no chat tells nothing', () => {
  const names = new ChatNames()
  names.learn(aChat(-1005, 'chess'))

  const answers = [
    aChat(-1005, 'chess'),
    { chat: aChat(-1005, 'Chess') },
    true,
    null,
    { chat: 5 },
    { id: 5, username: 'ada' },
  ]

  expect(answers.map((answer) => names.learn(answer))).toEqual(answers.map(() => undefined))
  expect([names.keyOf('@ada'), names.keyOf(undefined)]).toEqual(['@ada', ''])
})

test('a name that goes over to another chat is news', () => {
  const names = new ChatNames()
  names.learn(aChat(-1005, 'chess'))

  expect(names.learn(aChat(-1006, 'chess'))).toEqual({ name: '@chess', id: -1006 })
  expect(names.keyOf('@chess')).toBe(-1006)
})

test('of very many names the oldest is forgotten', () => {
  const names = new ChatNames()

  for (let index = 0; index <= 1_000; index++) names.learn(aChat(-1005 - index, `chat${index}`))

  expect([names.keyOf('@chat0'), names.keyOf('@chat1'), names.keyOf('@chat1000')]).toEqual(['@chat0', -1006, -2005])
})
