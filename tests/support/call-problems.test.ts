import type { EmulatedCall } from 'invitegram/emulator'
import { expect, test } from 'vitest'
import { aChatInviteLink } from './builders'
import { callAnswerProblems, callRequestProblems } from './call-problems'

test('a request is read from its body', () => {
  const right = aCall({ body: '{"chat_id":1}' })
  const wrong = aCall({ body: '{"chat_id":1,"title":"Open day"}' })

  expect(callRequestProblems(right)).toEqual([])
  expect(callRequestProblems(wrong)).toEqual(['createChatInviteLink: params must not have title'])
})

test('a request that is not JSON is wrong', () => {
  const problems = callRequestProblems(aCall({ body: 'chat_id=1' }))

  expect(problems).toEqual(['createChatInviteLink: params must be object'])
})

test('no body says nothing, which may be all there is to say', () => {
  expect(callRequestProblems(aCall({ method: 'getMe', body: '' }))).toEqual([])
  expect(callRequestProblems(aCall({ body: '' }))).toEqual([
    "createChatInviteLink: params must have required property 'chat_id'",
  ])
})

test('an answer is looked at if it is ok', () => {
  const right = aCall({ answer: { ok: true, result: aChatInviteLink() } })
  const wrong = aCall({ answer: { ok: true, result: 'https://t.me/+AbCdEfGh' } })
  const refusal = aCall({ answer: { ok: false, error_code: 400, description: 'Bad Request: chat not found' } })

  expect(callAnswerProblems(right)).toEqual([])
  expect(callAnswerProblems(wrong)).toEqual(['createChatInviteLink: result must be object'])
  expect(callAnswerProblems(refusal)).toBeUndefined()
})

test('the method may be in any case, or among the parameters', () => {
  const answer = { ok: true, result: 2 }

  expect(callAnswerProblems(aCall({ method: 'GETCHATMEMBERCOUNT', answer }))).toEqual([])
  expect(callAnswerProblems(aCall({ method: '', params: { method: 'getChatMemberCount' }, answer }))).toEqual([])
})

interface Overrides {
  method?: string
  params?: Record<string, string>
  body?: string
  answer?: object
}

function aCall({ method = 'createChatInviteLink', params = {}, body = '', answer = {} }: Overrides): EmulatedCall {
  return {
    bot: undefined,
    method,
    params,
    request: { verb: 'POST', path: `/bot1:A/${method}`, contentType: 'application/json', body },
    response: { status: 200, headers: {}, body: JSON.stringify(answer) },
  }
}
