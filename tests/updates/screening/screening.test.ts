import { ApiError, type JoinRequest } from 'invitegram'
import { expect, test } from 'vitest'
import { aGate } from '../../support/polling'
import { aScreenedGate, failToHandle } from './screened-gate'

test.each([
  ['approve', 'approved', 'member'],
  ['decline', 'declined', undefined],
  ['leave', 'queued', undefined],
] as const)('the verdict %s is carried out and told', async (verdict, outcome, status) => {
  const { telegram, chat, knock, settle, told, errors, screening } = await aScreenedGate(() => verdict)
  const ada = telegram.addUser({ firstName: 'Ada' })

  await knock(ada)
  await settle()

  expect(told()).toEqual([['Ada', verdict, outcome, 'decided']])
  expect(chat.member(ada)?.status).toBe(status)
  expect(chat.pendingRequests).toHaveLength(verdict === 'leave' ? 1 : 0)
  expect([errors, screening.open]).toEqual([[], 0])
})

test('nobody has to be told what came of it', async () => {
  const { telegram, chat, knock, settle, errors } = await aScreenedGate(() => 'approve', { onVerdict: undefined })
  const ada = telegram.addUser()

  await knock(ada)
  await settle()

  expect(chat.member(ada)?.status).toBe('member')
  expect(errors).toEqual([])
})

test('a verdict may hang on another update, for the request counts as handled at once', async () => {
  const answers = new Map<number, (text: string) => void>()
  const ask = async ({ user }: JoinRequest) => {
    const answer = await new Promise<string>((resolve) => answers.set(user.id, resolve))
    return answer === 'knight' ? 'approve' : 'decline'
  }
  const { telegram, bot, client, knock, hear, settle, told, screening } = await aScreenedGate(ask)
  client.on('update', ({ message }) => answers.get(message?.chat.id ?? 0)?.(message?.text ?? ''))
  const [ada, bob] = [telegram.addUser({ firstName: 'Ada' }), telegram.addUser({ firstName: 'Bob' })]

  await knock(ada)
  await knock(bob)
  const open = screening.open
  bob.write(bot, 'rook')
  ada.write(bot, 'knight')
  await hear()
  await settle()

  expect(open).toBe(2)
  expect(told()).toEqual([
    ['Bob', 'decline', 'declined', 'decided'],
    ['Ada', 'approve', 'approved', 'decided'],
  ])
})

test('a request that comes again while it is open is the same one, and answered as it was asked last', async () => {
  const { opened, open } = aGate()
  const decided: JoinRequest[] = []
  const { telegram, owner, bot, chat, knock, settle, told, results } = await aScreenedGate(async (request) => {
    decided.push(request)
    await opened
    return 'approve' as const
  })
  const ada = telegram.addUser({ firstName: 'Ada' })

  await knock(ada)
  ada.withdraw(chat)
  owner.setGuardBot(chat, bot)
  await knock(ada)
  open()
  await settle()

  expect(decided.map(({ queryId }) => queryId)).toEqual([null])
  expect(told()).toEqual([['Ada', 'approve', 'approved', 'decided']])
  expect(results[0]?.request.queryId).toEqual(expect.any(String))
  expect(telegram.calls.map(({ method }) => method)).toEqual(['answerChatJoinRequestQuery'])
})

test('an update that comes again, as a handler of it failed, is decided on once', async () => {
  const { opened, open } = aGate()
  const decided: number[] = []
  const { telegram, chat, client, link, hear, settle, told } = await aScreenedGate(async ({ updateId }) => {
    decided.push(updateId)
    await opened
    return 'decline' as const
  })
  failToHandle(client)
  const ada = telegram.addUser({ firstName: 'Ada' })
  ada.join(link)

  const whileOpen = await Promise.allSettled([hear(), hear()])
  await hear().catch(() => {})
  open()
  await settle()
  const whenAnswered = await Promise.allSettled([hear()])
  await settle()

  expect([...whileOpen, ...whenAnswered].map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(decided).toHaveLength(1)
  expect(told()).toEqual([['Ada', 'decline', 'declined', 'decided']])
  expect(chat.pendingRequests).toEqual([])
})

test('what is asked anew while the answer is on its way is decided anew', async () => {
  const { opened, open } = aGate()
  const verdicts = ['decline', 'approve'] as const
  let asked = 0
  const { telegram, chat, knock, settle, told } = await aScreenedGate(
    () => verdicts[asked++] ?? 'leave',
    {},
    {
      layers: [
        (inner) => ({
          async call(method, params, options) {
            const answer = await inner.call(method, params, options)
            if (method === 'declineChatJoinRequest') await opened
            return answer
          },
        }),
      ],
    },
  )
  const ada = telegram.addUser({ firstName: 'Ada' })

  await knock(ada)
  await settle()
  await knock(ada)
  const before = told()
  open()
  await settle()

  expect(before).toEqual([])
  expect(told()).toEqual([
    ['Ada', 'decline', 'declined', 'decided'],
    ['Ada', 'approve', 'approved', 'decided'],
  ])
  expect(chat.member(ada)?.status).toBe('member')
})

test('the same person at two gates is two requests', async () => {
  const { telegram, bot, knock, hear, settle, told } = await aScreenedGate(({ chat }) =>
    chat.title === 'Chess club' ? 'approve' : 'decline',
  )
  const ada = telegram.addUser({ firstName: 'Ada' })
  const other = telegram.addChat({ type: 'channel', title: 'News' })
  other.promote(bot, { canInviteUsers: true })
  ada.join(other.addLink({ creator: bot, requireApproval: true }))

  await knock(ada)
  await hear()
  await settle()

  expect(told()).toEqual([
    ['Ada', 'decline', 'declined', 'decided'],
    ['Ada', 'approve', 'approved', 'decided'],
  ])
})

test('no more than so many are decided at once, and who waits comes in the order of their coming', async () => {
  const gates = [aGate(), aGate(), aGate(), aGate()]
  const begun: string[] = []
  const { telegram, knock, settle, told, screening } = await aScreenedGate(
    async ({ user }) => {
      const gate = gates[begun.push(user.firstName) - 1]
      await gate?.opened
      return 'approve' as const
    },
    { concurrency: 2 },
  )

  for (const firstName of ['Ada', 'Bob', 'Cyd', 'Dot']) await knock(telegram.addUser({ firstName }))
  await settle()
  const [atFirst, open] = [[...begun], screening.open]
  gates[1]?.open()
  await settle()
  const later = [...begun]
  for (const { open } of gates) open()
  await settle()

  expect([atFirst, open]).toEqual([['Ada', 'Bob'], 4])
  expect(later).toEqual(['Ada', 'Bob', 'Cyd'])
  expect(begun).toEqual(['Ada', 'Bob', 'Cyd', 'Dot'])
  expect(told().map(([who]) => who)).toEqual(['Bob', 'Ada', 'Cyd', 'Dot'])
})

test('who has to be answered in seconds does not wait for those who have minutes', async () => {
  const asked: string[] = []
  const { telegram, owner, bot, chat, knock, settle } = await aScreenedGate(
    ({ user }) => {
      asked.push(user.firstName)
      return new Promise(() => {})
    },
    { concurrency: 1 },
  )

  for (const firstName of ['Ada', 'Bob']) await knock(telegram.addUser({ firstName }))
  owner.setGuardBot(chat, bot)
  for (const firstName of ['Cyd', 'Dot']) await knock(telegram.addUser({ firstName }))
  await settle()

  expect(asked).toEqual(['Ada', 'Cyd'])
})

test('a guard may open a web app, which answers by itself', async () => {
  const { telegram, owner, bot, chat, knock, settle, told, screening } = await aScreenedGate(() => ({
    webApp: 'https://example.org/gate',
  }))
  owner.setGuardBot(chat, bot)
  const ada = telegram.addUser({ firstName: 'Ada' })

  await knock(ada)
  await settle()

  expect(told()).toEqual([['Ada', { webApp: 'https://example.org/gate' }, 'shown', 'decided']])
  expect(chat.guardQueryOf(ada)?.webAppUrl).toBe('https://example.org/gate')
  expect(screening.open).toBe(0)
})

test('where there is no guard, a web app is an error, and nobody is let in for it', async () => {
  const { telegram, chat, knock, settle, told, errors } = await aScreenedGate(
    () => ({ webApp: 'https://example.org/gate' }),
    { onTimeout: 'approve' },
  )

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  expect(told()).toEqual([['Ada', { webApp: 'https://example.org/gate' }, 'failed', 'decided']])
  expect(errors).toMatchObject([{ name: 'InvalidOptionsError', option: 'queryId' }])
  expect([telegram.calls, chat.pendingRequests.length]).toEqual([[], 1])
})

test('a web app that may be open or not is an error, and nothing else is sent', async () => {
  const { telegram, owner, bot, chat, knock, settle, told, errors } = await aScreenedGate(
    () => ({ webApp: 'https://example.org/gate' }),
    { onTimeout: 'approve' },
    {
      layers: [
        () => ({
          call: () => Promise.reject(new Error('The answer was lost')),
        }),
      ],
    },
  )
  owner.setGuardBot(chat, bot)

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  expect(told()).toEqual([['Ada', { webApp: 'https://example.org/gate' }, 'failed', 'decided']])
  expect(errors).toEqual([new Error('The answer was lost')])
  expect(telegram.calls).toEqual([])
})

test('a web app that comes too late is gone, and the request is left to the administrators', async () => {
  const { telegram, owner, bot, chat, link, hear, settle, told, errors } = await aScreenedGate(
    () => ({ webApp: 'https://example.org/gate' }),
    { onTimeout: 'approve' },
  )
  owner.setGuardBot(chat, bot)
  telegram.addUser({ firstName: 'Ada' }).join(link)
  await telegram.clock.advance({ seconds: 10 })

  await hear()
  await settle()

  expect(told()).toEqual([['Ada', { webApp: 'https://example.org/gate' }, 'gone', 'decided']])
  expect(telegram.calls.map(({ method }) => method)).toEqual(['sendChatJoinRequestWebApp'])
  expect([errors, chat.pendingRequests.length]).toEqual([[], 1])
})

test.each([
  [
    'at once',
    () => {
      throw new Error('No idea')
    },
  ],
  [
    'after a while',
    async () => {
      throw new Error('No idea')
    },
  ],
])('a `decide` that throws %s is an error, and the verdict is what it is without one', async (_, decide) => {
  const { telegram, knock, settle, told, errors } = await aScreenedGate(decide, { onTimeout: 'approve' })

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  expect(told()).toEqual([['Ada', 'approve', 'approved', 'failed']])
  expect(errors).toEqual([new Error('No idea')])
})

test.each([[undefined], [null], ['yes'], [true], [{}], [['approve']]])('%j is no verdict', async (verdict) => {
  const { telegram, knock, settle, told, errors } = await aScreenedGate(() => verdict as 'approve')

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  expect(told()).toEqual([['Ada', 'leave', 'queued', 'failed']])
  expect(errors).toMatchObject([{ option: 'verdict', expected: "'approve', 'decline', 'leave' or { webApp }" }])
})

test('a verdict that cannot be carried out is an error, and the request goes on waiting', async () => {
  const { telegram, bot, chat, knock, settle, told, errors, screening } = await aScreenedGate(() => 'decline')
  chat.promote(bot, { canInviteUsers: true, canRestrictMembers: true })
  telegram.failUpstream('declineChatJoinRequest', { code: 400, message: 'CHAT_ADMIN_REQUIRED' })

  await knock(telegram.addUser({ firstName: 'Ada' }))
  await settle()

  expect(told()).toEqual([['Ada', 'decline', 'failed', 'decided']])
  expect(errors).toEqual([expect.any(ApiError)])
  expect([chat.pendingRequests.length, screening.open]).toEqual([1, 0])
})

test.each([
  [
    'at once',
    () => {
      throw new Error('The log is full')
    },
  ],
  [
    'after a while',
    async () => {
      throw new Error('The log is full')
    },
  ],
])('what is thrown %s by who is told is an error, and harms nobody', async (_, onVerdict) => {
  const { telegram, chat, knock, settle, errors, screening } = await aScreenedGate(() => 'approve', { onVerdict })
  const ada = telegram.addUser()

  await knock(ada)
  await settle()

  expect(errors).toEqual([new Error('The log is full')])
  expect([chat.member(ada)?.status, screening.open]).toEqual(['member', 0])
})
