import type { ChatInviteLink, Update, UserFromGetMe } from '@grammyjs/types'
import {
  type ApiError,
  type ApiErrorReason,
  type ApiParams,
  type Caller,
  Client,
  type FloodError,
  type InvitegramError,
} from 'invitegram'
import { expectTypeOf, test } from 'vitest'

declare const caller: Caller
const client = new Client('1:a')

test('a token may come straight from the environment', () => {
  expectTypeOf(new Client(process.env.BOT_TOKEN)).toEqualTypeOf<Client>()
  new Client(process.env.BOT_TOKEN, { timeoutMs: 60_000, retry: false, throttle: false })
})

test('beside a caller the options of the transport do not compile', () => {
  new Client(caller, { layers: [] })
  // @ts-expect-error: the caller has its way to Telegram already
  new Client(caller, { apiRoot: 'http://127.0.0.1:8081' })
  // @ts-expect-error: and its own time limit
  new Client(caller, { timeoutMs: 5_000 })
  // @ts-expect-error: and its own connections
  new Client(caller, { fetch })
})

test('a raw call is typed by its method', () => {
  expectTypeOf(client.api.call('getMe')).resolves.toEqualTypeOf<UserFromGetMe>()
  expectTypeOf(client.api.call('getUpdates')).resolves.toEqualTypeOf<Update[]>()
  expectTypeOf(client.api.call('createChatInviteLink', { chat_id: 1 })).resolves.toEqualTypeOf<ChatInviteLink>()
  expectTypeOf(client.api.call('getMe', {}, { timeoutMs: 5 })).resolves.toEqualTypeOf<UserFromGetMe>()
})

test('a raw call takes the parameters of its method, and no others', () => {
  expectTypeOf<ApiParams<'getMe'>>().toEqualTypeOf<Record<string, never>>()

  // @ts-expect-error: it takes none
  client.api.call('getMe', { foo: 1 })
  // @ts-expect-error: it has no such parameter
  client.api.call('createChatInviteLink', { chat_id: 1, expiration: 5 })
  // @ts-expect-error: it needs a chat
  client.api.call('createChatInviteLink')
  // @ts-expect-error: there is no such method
  client.api.call('inviteEverybody')
})

test('errors are told apart by their kind and by their class', () => {
  expectTypeOf<ApiError['kind']>().toEqualTypeOf<'api'>()
  expectTypeOf<InvitegramError['kind']>().toEqualTypeOf<
    'invalid-options' | 'api' | 'transport' | 'replace' | 'update' | 'first-join'
  >()
  expectTypeOf<FloodError['retryAfterMs']>().toEqualTypeOf<number>()
  expectTypeOf<'not-enough-rights' | 'link-gone' | 'other'>().toExtend<ApiErrorReason>()
})
