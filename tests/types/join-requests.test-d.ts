import type { Message } from '@grammyjs/types'
import {
  Client,
  type InviteLink,
  type JoinRequest,
  type JoinRequestOutcome,
  type JoinRequestVerdict,
  type Screening,
  type ScreeningOptions,
} from 'invitegram'
import { expectTypeOf, test } from 'vitest'

const client = new Client('7000000009:AAFixtureTokenForTypesAlone000000')

test('what becomes of a request is one of a few words', () => {
  expectTypeOf<JoinRequest['approve']>().returns.resolves.toEqualTypeOf<JoinRequestOutcome>()
  expectTypeOf<JoinRequest['decline']>().returns.resolves.toEqualTypeOf<JoinRequestOutcome>()
  expectTypeOf<JoinRequest['leaveToAdmins']>().returns.resolves.toEqualTypeOf<JoinRequestOutcome>()
  expectTypeOf<JoinRequest['openWebApp']>().returns.resolves.toEqualTypeOf<'shown' | 'gone'>()
  expectTypeOf(client.approveJoinRequest).returns.resolves.toEqualTypeOf<JoinRequestOutcome>()
  expectTypeOf(client.declineJoinRequest).returns.resolves.toEqualTypeOf<JoinRequestOutcome>()
})

test('a message comes back as Telegram describes it', () => {
  expectTypeOf<JoinRequest['message']>().returns.resolves.toEqualTypeOf<Message.TextMessage>()
})

test('facts of a request that may be missing are null', () => {
  expectTypeOf<JoinRequest['bio']>().toEqualTypeOf<string | null>()
  expectTypeOf<JoinRequest['inviteLink']>().toEqualTypeOf<InviteLink | null>()
  expectTypeOf<JoinRequest['queryId']>().toEqualTypeOf<string | null>()
  expectTypeOf<JoinRequest['answerUntil']>().toEqualTypeOf<Date | null>()
})

test('a verdict is found at once or after a while', () => {
  const decide = client.screenJoinRequests
  expectTypeOf<(request: JoinRequest) => JoinRequestVerdict>().toExtend<Parameters<typeof decide>[0]>()
  expectTypeOf<(request: JoinRequest) => Promise<JoinRequestVerdict>>().toExtend<Parameters<typeof decide>[0]>()
  expectTypeOf<() => 'approve'>().toExtend<Parameters<typeof decide>[0]>()
  expectTypeOf<() => Promise<{ webApp: string }>>().toExtend<Parameters<typeof decide>[0]>()
  expectTypeOf<() => 'yes'>().not.toExtend<Parameters<typeof decide>[0]>()
  expectTypeOf<() => Promise<void>>().not.toExtend<Parameters<typeof decide>[0]>()
  expectTypeOf(decide).returns.resolves.toEqualTypeOf<Screening>()
})

test('a verdict is known for one, however it is written', () => {
  client.screenJoinRequests(async () => 'leave')
  client.screenJoinRequests(async ({ bio }) => (bio === null ? 'decline' : 'approve'))
  client.screenJoinRequests(({ queryId }) => (queryId === null ? 'leave' : { webApp: 'https://gate.example' }))
  // @ts-expect-error: there is no such verdict
  client.screenJoinRequests(async () => 'maybe')
  // @ts-expect-error: now and then there is none
  client.screenJoinRequests(async ({ bio }) => (bio === null ? 'decline' : undefined))
})

test('when the time is over, no web app is opened', () => {
  expectTypeOf<{ within: { minutes: 2 }; onTimeout: 'decline' }>().toExtend<ScreeningOptions>()
  expectTypeOf<{ onTimeout: { webApp: string } }>().not.toExtend<ScreeningOptions>()
  expectTypeOf<{ within: number }>().not.toExtend<ScreeningOptions>()
})
