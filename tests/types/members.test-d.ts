import type {
  Client,
  FirstJoin,
  InviteLink,
  JoinedVia,
  LinkJoin,
  MemberChanged,
  MemberJoined,
  MemberLeft,
  User,
} from 'invitegram'
import { expectTypeOf, test } from 'vitest'

declare const client: Client
declare const link: InviteLink
declare const via: JoinedVia

test('each event brings its own facts', () => {
  client.on('memberJoined', (event) => expectTypeOf(event).toEqualTypeOf<MemberJoined>())
  client.on('memberLeft', (event) => expectTypeOf(event).toEqualTypeOf<MemberLeft>())
  client.on('memberChanged', (event) => expectTypeOf(event).toEqualTypeOf<MemberChanged>())
  client.on('memberJoined', (event) => {
    // @ts-expect-error: the facts are Telegram's
    event.rejoin = true
  })
})

test('what there is to know of a door follows from which it is', () => {
  expectTypeOf<JoinedVia['by']>().toEqualTypeOf<'link' | 'request' | 'folder' | 'added' | 'public' | 'unknown'>()
  if (via.by === 'link') expectTypeOf(via.link).toEqualTypeOf<InviteLink>()
  if (via.by === 'request') expectTypeOf(via.link).toEqualTypeOf<InviteLink | null>()
  if (via.by === 'request') expectTypeOf(via.approvedBy).toEqualTypeOf<User | null>()
  if (via.by === 'added') expectTypeOf(via.actor).toEqualTypeOf<User>()
  if (via.by === 'unknown') expectTypeOf(via.because).toEqualTypeOf<string>()
  // @ts-expect-error: not every door is a link
  via.link
})

test('those who come through one link are people who have joined', () => {
  expectTypeOf<MemberJoined>().toExtend<LinkJoin>()
  expectTypeOf(link.joins).returns.toEqualTypeOf<AsyncIterable<LinkJoin>>()
  expectTypeOf(link.firstJoin).returns.resolves.toEqualTypeOf<FirstJoin>()
  expectTypeOf<FirstJoin['isIntended']>().toEqualTypeOf<boolean | null>()

  // @ts-expect-error: a person is named by their id
  link.firstJoin({ intendedFor: '@ada' })
  // @ts-expect-error: there is nothing to revoke
  link.joins({ revoke: true })
})
