import { expect, test } from 'vitest'
import { aCase, aDelivery, anUpdate, aPoll } from './builders'
import { aFile, printed, run } from './command-line'

test('the client goes the friendly way, is refused on the nearest one, or calls raw', async () => {
  const file = await aFile(
    aCase({ id: 'friendly' }),
    aCase({ id: 'refused', params: { chat_id: -1007777777777, member_limit: -1 } }),
    aCase({ id: 'raw', method: 'getMe', params: {}, expect: { ok: true, result: { id: 55 } } }),
    aCase({ id: 'nothing told', method: 'deleteWebhook', params: {}, expect: { ok: true, result: true } }),
    aCase({ id: 'a link', kind: 'link', input: '', expect: { kind: 'none' } }),
    aCase({ id: 'a name', kind: 'name', input: ' open  day ', expect: { name: 'open day' } }),
    aCase({ id: 'a long name', kind: 'name', input: 'x'.repeat(33), expect: { name: 'x'.repeat(32) } }),
    aCase({ id: 'odd body', rawBody: { contentType: 'text/plain', body: '' } }),
    aCase({ id: 'a path', kind: 'http', request: { method: 'GET', path: '/' } }),
  )

  const exitCode = await runOnClient(file)

  expect(printed).toEqual([
    'Skipped for malformed body: odd body',
    'Skipped for raw HTTP: a path',
    '4 friendly, 2 refused before sending, 1 raw',
    '7 passed, 0 failed, 2 skipped',
  ])
  expect(exitCode).toBe(0)
})

test('of a request the client tells what became of it, and the words of Telegram are seen in a raw call', async () => {
  const chat_id = -1007777777777
  const answer = { method: 'approveChatJoinRequest', params: { chat_id, user_id: 31 } }
  const query = { chat_join_request_query_id: '9', result: 'queue' }
  const precondition = { pendingRequests: [{ user: 31 }] }
  const hall = {
    chat: { ref: 'hall', type: 'supergroup', botStatus: 'administrator', botRights: { can_invite_users: true } },
  }
  const gone = { ok: false, error_code: 400, description: 'Bad Request: HIDE_REQUESTER_MISSING' }
  const over = { ok: false, description: { $re: 'query is too old' } }
  const guardQueries = [{ query_id: '8', user: 31 }]
  const file = await aFile(
    aCase({ ...answer, id: 'done', precondition, expect: { ok: true, result: true } }),
    aCase({ ...answer, id: 'gone', precondition: { knownUsers: [31] }, expect: gone }),
    aCase({ ...answer, id: 'wrongly gone', precondition, expect: gone }),
    aCase({
      ...hall,
      id: 'too late',
      method: 'answerChatJoinRequestQuery',
      params: query,
      precondition: { guardQueries },
      expect: over,
    }),
    aCase({
      id: 'unclear',
      method: 'answerChatJoinRequestQuery',
      params: { result: 'approve' },
      expect: { ok: false },
    }),
  )

  await runOnClient(file)

  expect(printed).toEqual([
    'FAILED wrongly gone (source)',
    '  ok',
    '    expected false',
    '    got      true',
    '',
    '4 friendly, 0 refused before sending, 1 raw',
    '4 passed, 1 failed, 0 skipped',
  ])
})

test('the client polls as far as it can say how, and what it adds by itself is left out in a raw call', async () => {
  const queue = [{ update_id: 7 }, { update_id: 9 }]
  const terminated = { ok: false, error_code: 409, description: { $re: 'terminated by other getUpdates' } }
  const file = await aFile(
    aPoll({ id: 'silent', precondition: { queue }, expect: { ok: true, result: queue, queueAfter: [7, 9] } }),
    aPoll({ id: 'in the middle', params: { offset: 8 }, precondition: { queue }, expect: { queueAfter: [9] } }),
    aPoll({ id: 'past all', params: { offset: 10, timeout: 4 }, precondition: { queue }, expect: { delaySeconds: 4 } }),
    aPoll({ id: 'in vain', params: { offset: -1 }, precondition: { queue }, expect: { queueAfter: [9] } }),
    aPoll({
      id: 'two at once',
      params: { timeout: 5 },
      precondition: { pendingPoll: { timeout: 9 } },
      expect: { ok: true, delaySeconds: 5, pendingPollAnswer: terminated },
    }),
    aPoll({ id: 'too soon', params: { timeout: 5 }, expect: { minDelaySeconds: 6 } }),
  )

  await runOnClient(file)

  expect(printed).toEqual([
    'FAILED too soon (source)',
    '  minDelaySeconds',
    '    expected 6',
    '    got      5',
    '',
    '5 friendly, 1 refused before sending, 0 raw',
    '5 passed, 1 failed, 0 skipped',
  ])
})

test('what the client asks for is what it gets from then on', async () => {
  const kind = 'allowed-updates'
  const file = await aFile(
    aPoll({ id: 'a list', kind, params: { allowed_updates: ['poll'] }, expect: { effective: ['poll'] } }),
    aPoll({ id: 'misspelt', kind, params: { allowed_updates: ['pole'] }, expect: { effective: 'default' } }),
    aPoll({ id: 'unsaid', kind, precondition: { allowed: ['poll'] }, expect: { effective: ['poll'] } }),
    aPoll({ id: 'wrong', kind, method: undefined, expect: { effective: ['poll'] } }),
  )

  await runOnClient(file)

  expect(printed).toEqual([
    'FAILED wrong (source)',
    '  effective',
    '    expected ["poll"]',
    '    got      "default"',
    '',
    '2 friendly, 1 refused before sending, 1 raw',
    '3 passed, 1 failed, 0 skipped',
  ])
})

test('the client tells of what people do, and gets it as the case has it', async () => {
  const event = { chat: 'hall', user: 31 }
  const file = await aFile(
    anUpdate({ event: { ...event, type: 'added', by: 30 }, expect: { update: { chat_member: { from: { id: 30 } } } } }),
    anUpdate({ event: { ...event, type: 'added', allowed: ['message'] }, expect: { delivered: false } }),
    anUpdate({ event: { ...event, type: 'added', allowed: ['massage'] }, expect: { update: null } }),
    anUpdate({ event: { ...event, type: 'joinRequest', link: 'any', queryId: '12' }, expect: { delivered: true } }),
    anUpdate({ id: 'wrong', event: { ...event, type: 'banned' }, expect: { delivered: false } }),
  )

  await runOnClient(file)

  expect(printed).toEqual([
    'FAILED wrong (source)',
    '  delivered',
    '    expected false',
    '    got      true',
    '',
    '4 friendly, 1 refused before sending, 0 raw',
    '4 passed, 1 failed, 0 skipped',
  ])
})

test('the webhook of the client gives the answers that it can, and gets what comes again handled once', async () => {
  const file = await aFile(
    aDelivery({
      id: 'failing, then not',
      precondition: { answers: [{ status: 500 }, { status: 302 }, {}], webhook: { secret_token: 'hush' } },
      expect: { attempts: 3, forgotten: true, request: { headers: { 'X-Telegram-Bot-Api-Secret-Token': 'hush' } } },
    }),
    aDelivery({ id: 'wrong', precondition: { answers: [{ status: 204 }] }, expect: { attempts: 2 } }),
  )

  await runOnClient(file)

  expect(printed).toEqual([
    'FAILED wrong (source)',
    '  attempts',
    '    expected 2',
    '    got      1',
    '',
    '2 friendly, 0 refused before sending, 0 raw',
    '1 passed, 1 failed, 0 skipped',
  ])
})

test('a refusal that the client tells wrongly fails the run', async () => {
  const upstream = { code: 429, message: 'Too Many Requests: retry after 35' }
  const expectation = { ok: false, error_code: 429, description: 'slower', parameters: { retry_after: 34 } }
  const file = await aFile(aCase({ kind: 'upstream', upstream, expect: expectation }))

  const exitCode = await runOnClient(file)

  expect(printed).toEqual([
    'FAILED a case (source)',
    '  description',
    '    expected "slower"',
    '    got      "Too Many Requests: retry after 35"',
    '  class.retryAfterMs',
    '    expected 34000',
    '    got      35000',
    '',
    '1 friendly, 0 refused before sending, 0 raw',
    '0 passed, 1 failed, 0 skipped',
  ])
  expect(exitCode).toBe(1)
})

test('what a case does not expect of an answer, the client need not tell', async () => {
  const upstream = { code: 429, message: 'Too Many Requests: retry after 35' }
  const file = await aFile(
    aCase({ id: 'done', method: 'deleteWebhook', params: {}, expect: { ok: true } }),
    aCase({ id: 'either way', expect: { absent: ['name'] } }),
    aCase({ id: 'refused', params: { chat_id: -1 }, expect: { ok: false } }),
    aCase({ id: 'too many', kind: 'upstream', upstream, expect: { ok: false, error_code: 429 } }),
    aCase({
      id: 'elsewhere now',
      chat: { ref: 'team', type: 'group', botStatus: 'administrator', upgradedTo: -1009999999999 },
      params: { chat_id: -77 },
      expect: { ok: false, error_code: 400 },
    }),
    aCase({ id: 'wrong', expect: { ok: false } }),
  )

  await runOnClient(file)

  expect(printed.filter((line) => line.startsWith('FAILED'))).toEqual(['FAILED wrong (source)'])
})

test('a call that the client leaves out for any other reason fails the run', async () => {
  const file = await aFile(aCase({ precondition: { weather: 'fair' } }), aCase({ id: 'odd', kind: 'telepathy' }))

  const exitCode = await runOnClient(file)

  expect(printed.at(-1)).toBe('0 passed, 0 failed, 2 skipped')
  expect(exitCode).toBe(1)
})

function runOnClient(file: string): Promise<number> {
  return run('--target', 'client', file)
}
