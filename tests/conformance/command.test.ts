import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aCase, aDelivery, anUpdate, aPoll } from './builders'
import { aFile, pathOf, printed, run, written } from './command-line'

test('a file with other people, chats and cases runs', async () => {
  const file = await aFile(
    aCase({ id: 'by an owner', chat: { ref: 'club', type: 'channel', botStatus: 'creator' } }),
    aCase({
      id: 'deleted',
      chat: { ref: 'team', type: 'group', botStatus: 'member', deactivated: true },
      params: { chat_id: -77 },
      expect: { ok: false, error_code: 403, description: 'Forbidden: the group chat was deleted' },
    }),
    aCase({
      id: 'counted',
      method: 'getChatMemberCount',
      chat: { ref: 'team', type: 'group', botStatus: 'restricted', memberCount: 12 },
      params: { chat_id: -77 },
      expect: { ok: true, result: 12 },
    }),
    aCase({
      id: 'declined before',
      method: 'approveChatJoinRequest',
      params: { chat_id: -1007777777777, user_id: 31 },
      precondition: {
        pendingRequests: [{ user: 31 }],
        calls: [{ method: 'declineChatJoinRequest', params: { chat_id: -1007777777777, user_id: 31 } }],
        secondsSince: 5,
      },
      expect: { ok: false, error_code: 400, description: 'Bad Request: HIDE_REQUESTER_MISSING' },
    }),
    aCase({ id: 'a name', kind: 'name', input: ' open  day ', expect: { name: 'open day' } }),
    aCase({ id: 'a link', kind: 'link', input: 't.me/+xyz', expect: { kind: 'invite', hash: 'xyz' } }),
    aCase({
      id: 'a path',
      kind: 'http',
      request: { method: 'GET', path: '/bot55:AAAnotherTokenAltogether/getMe' },
      expect: { status: 200, json: { result: { id: 55, first_name: 'Doorman' } } },
    }),
  )

  const exitCode = await run(file)

  expect(printed).toEqual(['7 passed, 0 failed, 0 skipped'])
  expect(exitCode).toBe(0)
})

test('a case that comes out otherwise is shown with what was wanted and what came, and fails the run', async () => {
  const file = await aFile(aCase({ id: 'tampered', params: { chat_id: 0 }, expect: { ok: false, error_code: 403 } }))

  const exitCode = await run(file)

  expect(printed).toEqual([
    'FAILED tampered (source)',
    '  error_code',
    '    expected 403',
    '    got      400',
    '',
    '0 passed, 1 failed, 0 skipped',
  ])
  expect(exitCode).toBe(1)
})

test('a case that nobody has seen is counted when it fails, but fails nothing', async () => {
  const file = await aFile(aCase({ confidence: 'inferred', expect: { ok: false } }))

  const exitCode = await run(file)

  expect(printed.at(-1)).toBe('0 passed, 1 failed, 0 skipped')
  expect(exitCode).toBe(0)
})

test('an expectation that nobody would check fails', async () => {
  const file = await aFile(aCase({ expect: { ok: true, colour: 'blue' } }))

  const exitCode = await run(file)

  expect(printed).toContain('    expected "something that the runner can check"')
  expect(exitCode).toBe(1)
})

test('a scene that cannot be set is a failure, not the end of the run', async () => {
  const file = await aFile(
    aCase({ chat: { ref: 'nowhere', type: 'group', botStatus: 'member' } }),
    aCase({ id: 'next' }),
  )

  const exitCode = await run(file)

  expect(printed).toContain('    got      "Error: the world has no chat nowhere"')
  expect(printed.at(-1)).toBe('1 passed, 1 failed, 0 skipped')
  expect(exitCode).toBe(1)
})

test('a case of a kind that nobody knows, or with a strange precondition, is skipped and counted by reason', async () => {
  const file = await aFile(
    aCase({ id: '1', kind: 'telepathy' }),
    aCase({ id: '2', kind: 'telepathy' }),
    aCase({ id: '3', precondition: { weather: 'fair' } }),
  )

  const exitCode = await run(file)

  expect(printed).toEqual([
    'Skipped for kind telepathy: 2',
    'Skipped for precondition weather: 1',
    '0 passed, 0 failed, 3 skipped',
  ])
  expect(exitCode).toBe(0)
})

test('what a bot fetches is compared, with the queue and the time it takes', async () => {
  const queue = [{ update_id: 7 }, { update_id: 9 }, { update_id: 12 }]
  const file = await aFile(
    aPoll({ id: 'ids with gaps', params: { offset: 9 }, precondition: { queue }, expect: { queueAfter: [9, 12] } }),
    aPoll({ id: 'a number of them', precondition: { queueSize: 3 }, expect: { ok: true, result: { $length: 3 } } }),
    aPoll({ id: 'an empty wait', params: { timeout: 4 }, expect: { ok: true, result: [], delaySeconds: 4 } }),
    aPoll({
      id: 'after another',
      params: { offset: 5 },
      precondition: { previousCall: { offset: 5, secondsAgo: 2 } },
      expect: { minDelaySeconds: 3 },
    }),
    aPoll({ id: 'too early', expect: { minDelaySeconds: 1 } }),
    aPoll({
      id: 'left alone',
      params: { offset: 5 },
      precondition: { pendingPoll: { timeout: 9 } },
      expect: { pendingPollAnswer: { ok: true } },
    }),
  )

  const exitCode = await run(file)

  expect(printed).toEqual([
    'FAILED too early (source)',
    '  minDelaySeconds',
    '    expected 1',
    '    got      0',
    '',
    'FAILED left alone (source)',
    '  pendingPollAnswer',
    '    expected {"ok":true}',
    '    got      null',
    '',
    '4 passed, 2 failed, 0 skipped',
  ])
  expect(exitCode).toBe(1)
})

test('what waits has been let in before, whatever is allowed now', async () => {
  const queue = [{ update_id: 7 }, { update_id: 8, chat_member: {} }]
  const params = { limit: 1 }
  const expectation = { ok: true, result: [{ update_id: 7 }], queueAfter: [7, 8] }
  const file = await aFile(
    aPoll({ id: 'by default', params, precondition: { queue }, expect: expectation }),
    aPoll({ id: 'listed', params, precondition: { queue, allowed: ['poll'] }, expect: expectation }),
  )

  await run(file)

  expect(printed).toEqual(['2 passed, 0 failed, 0 skipped'])
})

test('what a bot is allowed to get is asked of the emulator, and tried out', async () => {
  const kind = 'allowed-updates'
  const file = await aFile(
    aPoll({
      id: 'a list in any order',
      kind,
      params: { allowed_updates: ['poll', 'message'] },
      expect: { effective: ['message', 'poll'] },
    }),
    aPoll({
      id: 'tried',
      kind,
      precondition: { allowed: ['poll'] },
      expect: { included: ['poll'], excluded: ['message'] },
    }),
    aPoll({
      id: 'wrong',
      kind,
      precondition: { allowed: ['poll'] },
      expect: { effective: 'default', included: ['message'] },
    }),
  )

  await run(file)

  expect(printed).toEqual([
    'FAILED wrong (source)',
    '  effective',
    '    expected "default"',
    '    got      ["poll"]',
    '  message',
    '    expected true',
    '    got      false',
    '',
    '2 passed, 1 failed, 0 skipped',
  ])
})

test('what reaches a webhook is compared: attempts, waits, order, headers, and calls in its answers', async () => {
  const reply = { contentType: 'application/json', body: '{"method":"getMe"}' }
  const file = await aFile(
    aDelivery({
      id: 'at once',
      precondition: { updates: ['message of chat 1', 'poll'] },
      expect: { order: 'parallel' },
    }),
    aDelivery({
      id: 'one by one',
      precondition: { updates: [{ poll: {} }, { message: { chat: { id: 3 } } }], maxConnections: 1 },
      expect: { order: 'sequential', attempts: 2, forgotten: true, resultDelivered: false },
    }),
    aDelivery({
      id: 'only on demand',
      precondition: { updates: ['chat_member of user 30', 'chat_member of user 31'] },
      expect: { order: 'parallel', attempts: 2 },
    }),
    aDelivery({ id: 'refused', precondition: { answers: [{ status: 500 }] }, expect: { forgotten: false } }),
    aDelivery({ id: 'ignored', precondition: { answers: [reply] }, expect: { executed: null } }),
    aDelivery({
      id: 'bare',
      expect: { request: { method: 'POST', absentHeaders: ['X-Telegram-Bot-Api-Secret-Token'] } },
    }),
    aDelivery({ id: 'wrong', expect: { request: { absentHeaders: ['Content-Type'] } } }),
  )

  await run(file)

  expect(printed).toEqual([
    'FAILED wrong (source)',
    '  header content-type',
    '    expected "nothing"',
    '    got      "application/json"',
    '',
    '6 passed, 1 failed, 0 skipped',
  ])
})

test('people make happen what a bot is to be told of', async () => {
  const event = { chat: 'hall', user: 31 }
  const file = await aFile(
    anUpdate({ event: { ...event, type: 'added', by: 30 }, expect: { update: { chat_member: { from: { id: 30 } } } } }),
    anUpdate({
      event: { ...event, type: 'serviceMessage', content: 'chatDeleteMember' },
      expect: { keyOrder: ['chat', 'left_chat_member'] },
    }),
    anUpdate({
      event: { ...event, type: 'serviceMessage', content: 'chatAddMembers' },
      expect: { keyOrder: ['update_id', 'message'] },
    }),
    anUpdate({
      event: { ...event, type: 'serviceMessage', content: 'chatJoinByRequest' },
      expect: { delivered: true },
    }),
    anUpdate({ event: { ...event, type: 'join', link: 'any', allowed: ['message'] }, expect: { update: null } }),
    anUpdate({ event: { ...event, type: 'joinRequest', link: 'any', botRights: {} }, expect: { delivered: false } }),
    anUpdate({ event: { ...event, type: 'miracle' } }),
    anUpdate({ event: { ...event, type: 'serviceMessage', content: 'chatMiracle' } }),
    anUpdate({ event: { ...event, type: 'join', link: null } }),
    anUpdate({ event: { ...event, type: 'added', chat: 'nowhere' } }),
  )

  await run(file)

  expect(printed.filter((line) => line.startsWith('    got'))).toEqual([
    '    got      "Error: nobody can make a miracle happen"',
    '    got      "Error: nobody can make a chatMiracle happen"',
    '    got      "Error: instead of joined: no such chat"',
    '    got      "Error: nobody can be in the chat nowhere"',
  ])
  expect(printed.at(-1)).toBe('6 passed, 4 failed, 0 skipped')
})

test('who is said to have done something may do it', async () => {
  const event = { chat: 'hall', by: 32, rights: { can_invite_users: true, can_pin_messages: true } }
  const from = { id: 32 }
  const file = await aFile(
    anUpdate({ event: { ...event, type: 'banned', user: 31 }, expect: { update: { chat_member: { from } } } }),
    anUpdate({ event: { ...event, type: 'added', user: 31 }, expect: { update: { chat_member: { from } } } }),
    anUpdate({ event: { ...event, type: 'botPromoted' }, expect: { update: { my_chat_member: { from } } } }),
  )

  await run(file)

  expect(printed).toEqual(['3 passed, 0 failed, 0 skipped'])
})

test('a case may name people whom the world does not list, and bots', async () => {
  const chat_id = -1007777777777
  const method = 'approveChatJoinRequest'
  const result = { status: 'kicked', user: { is_bot: true } }
  const file = await aFile(
    aCase({
      method,
      params: { chat_id, user_id: 99 },
      precondition: { pendingRequests: [{ user: 99 }] },
      expect: { ok: true, result: true },
    }),
    aCase({
      id: 'a bot',
      method: 'getChatMember',
      params: { chat_id, user_id: 56 },
      precondition: { banned: [56] },
      expect: { ok: true, result },
    }),
  )

  await run(file)

  expect(printed).toEqual(['2 passed, 0 failed, 0 skipped'])
})

test('a group may have been upgraded to a chat that the world lists', async () => {
  const file = await aFile(
    aCase({
      chat: { ref: 'team', type: 'group', botStatus: 'administrator', upgradedTo: -1008888888888 },
      params: { chat_id: -77 },
      expect: { ok: false, error_code: 400, parameters: { migrate_to_chat_id: -1008888888888 } },
    }),
  )

  await run(file)

  expect(printed).toEqual(['1 passed, 0 failed, 0 skipped'])
})

test('a link may stand there as nobody could have made it, and is told as the server tidies it', async () => {
  const link = {
    ref: 'G',
    invite_link: 'https://t.me/+GaTeGaTeGaTeGaTe',
    creator: 'bot',
    is_primary: false,
    is_revoked: false,
    creates_join_request: true,
    member_limit: 5,
  }
  const file = await aFile(
    aCase({
      method: 'revokeChatInviteLink',
      params: { chat_id: -1007777777777, invite_link: link.invite_link },
      precondition: { links: [link] },
      expect: { ok: true, result: { creates_join_request: true }, absent: ['member_limit'] },
    }),
  )

  await run(file)

  expect(printed).toEqual(['1 passed, 0 failed, 0 skipped'])
})

test('a file that is not there is said to be so', async () => {
  const file = pathOf('none.json')

  const exitCode = await run(file)

  expect(printed).toEqual([`${file} cannot be read`])
  expect(exitCode).toBe(2)
})

test('a file that is not JSON is said to be so', async () => {
  const file = await written('{')

  const exitCode = await run(file)

  expect(printed).toEqual([`${file} is not JSON`])
  expect(exitCode).toBe(2)
})

test('a file that is not of the format is told what is missing', async () => {
  const file = await aFile(aCase({ method: undefined }))

  const exitCode = await run(file)

  expect(printed).toEqual([`${file} is no vectors file: /cases/0 must have required property 'method'`])
  expect(exitCode).toBe(2)
})

test('two cases of one name are refused', async () => {
  const file = await aFile(aCase({ id: 'twin' }), aCase({ id: 'twin' }))

  const exitCode = await run(file)

  expect(printed).toEqual([`${file} has two cases called twin`])
  expect(exitCode).toBe(2)
})

test('without a file, or with a target that is none, it says how it is used', async () => {
  const exitCodes = [await run(), await run('--target', 'moon', 'file.json'), await run('--force')]

  expect(new Set(printed)).toEqual(new Set(['npm run conformance -- [--target emulator|client] FILE']))
  expect(exitCodes).toEqual([2, 2, 2])
})

test('run as a program, it exits with its code', async () => {
  const file = await aFile(aCase({ expect: { ok: false } }))
  const program = fileURLToPath(new URL('run.ts', import.meta.url))

  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', program, file], { encoding: 'utf8' })

  expect(stdout).toMatch(/^FAILED a case \(source\)\n.*\n0 passed, 1 failed, 0 skipped\n$/s)
  expect(status).toBe(1)
})
