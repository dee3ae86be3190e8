import { expect, test } from 'vitest'
import { aScene, CHAT, type Said } from '../scene'

/** What becomes of an error behind the Bot API server. */
async function said(code: number, message: string): Promise<Said> {
  const { telegram, ask } = aScene()
  telegram.failUpstream('getChat', { code, message })
  return ask('getChat', { chat_id: CHAT })
}

test.each([
  [400, 'CHAT_ADMIN_REQUIRED', 400, 'Bad Request: CHAT_ADMIN_REQUIRED'],
  [400, 'Chat is deactivated', 400, 'Bad Request: chat is deactivated'],
  [400, 'Bad Request: as it was', 400, 'Bad Request: as it was'],
  [400, '', 400, 'Bad Request'],
  [400, 'A', 400, 'Bad Request: a'],
  [303, 'FILE_MIGRATE_2', 400, 'Bad Request: FILE_MIGRATE_2'],
  [404, 'Not Found', 400, 'Bad Request: not Found'],
  [401, 'Unauthorized', 401, 'Unauthorized'],
  [401, 'SESSION_REVOKED', 401, 'Unauthorized: SESSION_REVOKED'],
  [403, 'CHAT_WRITE_FORBIDDEN', 400, 'Bad Request: CHAT_WRITE_FORBIDDEN'],
  [403, 'Some human text', 403, 'Forbidden: some human text'],
  [406, 'INVITE_HASH_EXPIRED', 400, 'Bad Request: INVITE_HASH_EXPIRED'],
  [420, 'Slow down', 400, 'Bad Request: Slow down'],
  [502, 'Bad Gateway', 400, 'Bad Request: Bad Gateway'],
  [400, 'INPUT_USER_DEACTIVATED', 403, 'Forbidden: user is deactivated'],
  [400, 'USER_IS_BLOCKED', 403, 'Forbidden: bot was blocked by the user'],
  [400, 'USER_ADMIN_INVALID', 400, 'Bad Request: user is an administrator of the chat'],
  [403, 'USER_IS_BLOCKED', 400, 'Bad Request: USER_IS_BLOCKED'],
  [400, 'QUERY_ID_INVALID', 400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'],
])('%i "%s" is handed on as %i "%s"', async (code, message, error_code, description) => {
  const failure = await said(code, message)

  expect(failure).toEqual({ ok: false, error_code, description })
})

test('a flood keeps its wait', async () => {
  const failure = await said(429, 'Too Many Requests: retry after 35')

  const description = 'Too Many Requests: retry after 35'
  expect(failure).toEqual({ ok: false, error_code: 429, description, parameters: { retry_after: 35 } })
})

test.each([['Too Many Requests: retry after 0'], ['Too Many Requests: retry after soon'], ['Slow down']])(
  'a flood that says "%s" is not understood',
  async (message) => {
    const failure = await said(429, message)

    expect(failure).toEqual({ ok: false, error_code: 500, description: message })
  },
)
