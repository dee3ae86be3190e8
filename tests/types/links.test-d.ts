import {
  type AllInviteLinkSettings,
  Client,
  type CreateInviteLinkOptions,
  type EditInviteLinkChanges,
  type InviteLink,
  type ParsedInviteLink,
  parseInviteLink,
} from 'invitegram'
import { expectTypeOf, test } from 'vitest'

const client = new Client('1:a')
declare const link: InviteLink

test('a link is counted or approved, never both', () => {
  expectTypeOf<{ limit: 50 }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ requireApproval: true }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ requireApproval: boolean }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ limit: null; requireApproval: true }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ limit: 50; requireApproval: true }>().not.toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ limit: 50; requireApproval: true }>().not.toExtend<EditInviteLinkChanges>()
  expectTypeOf<{ limit: 50; requireApproval: boolean }>().not.toExtend<EditInviteLinkChanges>()

  // @ts-expect-error: a limit goes with no approval
  client.createInviteLink(1, { limit: 50, requireApproval: true })
  // @ts-expect-error: nor in an edit
  link.edit({ limit: 50, requireApproval: true })
})

test('an option that is none does not compile', () => {
  // @ts-expect-error: it is called expireAt
  client.createInviteLink(1, { expiresAt: new Date() })
  // @ts-expect-error: it is called title
  link.edit({ name: 'Spring' })
})

test('an expiry is a Date or a duration, one of them', () => {
  expectTypeOf<{ expireAt: Date }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ expireIn: { days: number } }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ expireAt: number }>().not.toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ expireAt: Date; expireIn: { days: number } }>().not.toExtend<CreateInviteLinkOptions>()

  // @ts-expect-error: a number may mean seconds or milliseconds
  client.createInviteLink(1, { expireAt: 1_893_456_000 })
})

test('options may be handed through, undefined and null included', () => {
  expectTypeOf<{
    title: string | null | undefined
    expireAt: Date | null | undefined
    limit: number | null | undefined
  }>().toExtend<CreateInviteLinkOptions>()
  expectTypeOf<{ requireApproval: null }>().not.toExtend<CreateInviteLinkOptions>()
})

test('a URL is edited with all four settings', () => {
  const url = 'https://t.me/+AbCdEfGh'
  expectTypeOf<{ title: null; expireAt: null; limit: null; requireApproval: true }>().toExtend<AllInviteLinkSettings>()
  expectTypeOf<{
    title: string
    expireIn: { days: number }
    limit: number
    requireApproval: false
  }>().toExtend<AllInviteLinkSettings>()

  client.editInviteLink(1, url, { title: 'x', expireAt: null, limit: 5, requireApproval: false })
  // @ts-expect-error: the limit would be reset
  client.editInviteLink(1, url, { title: 'x', expireAt: null, requireApproval: false })
  // @ts-expect-error: the expiry would be reset
  client.editInviteLink(1, url, { title: 'x', limit: 5, requireApproval: false })
  // @ts-expect-error: approval is on or off
  client.editInviteLink(1, url, { title: 'x', expireAt: null, limit: 5, requireApproval: null })
})

test('a link object is edited with what changes', () => {
  client.editInviteLink(1, link, { title: 'x' })
  expectTypeOf(link.edit).returns.resolves.toEqualTypeOf<InviteLink>()
})

test('a subscription needs a price, and its edit a title', () => {
  // @ts-expect-error: the price is missing
  client.createSubscriptionLink(1, { title: 'Patrons' })
  // @ts-expect-error: a title that is left out would be reset
  client.editSubscriptionLink(1, link, {})
})

test('what methods resolve to is told exactly', () => {
  expectTypeOf(client.createInviteLink).returns.resolves.toEqualTypeOf<InviteLink>()
  expectTypeOf(client.createSubscriptionLink).returns.resolves.toEqualTypeOf<InviteLink>()
  expectTypeOf(client.editInviteLink).returns.resolves.toEqualTypeOf<InviteLink>()
  expectTypeOf(client.revokeInviteLink).returns.resolves.toEqualTypeOf<InviteLink>()
  expectTypeOf(client.getPrimaryInviteLink).returns.resolves.toEqualTypeOf<string | null>()
  expectTypeOf(client.replacePrimaryInviteLink).returns.resolves.toEqualTypeOf<string>()
  expectTypeOf(link.replace).returns.resolves.toEqualTypeOf<InviteLink>()
  expectTypeOf(client.inviteLink).returns.toEqualTypeOf<InviteLink>()
  expectTypeOf(client.close).returns.resolves.toEqualTypeOf<void>()
  expectTypeOf(parseInviteLink).returns.toEqualTypeOf<ParsedInviteLink | null>()
})

test('the facts of a link are read, not written', () => {
  expectTypeOf(link.expiresAt).toEqualTypeOf<Date | null>()
  expectTypeOf(link.kind).toEqualTypeOf<'primary' | 'additional' | 'subscription'>()
  expectTypeOf(link.subscription).toEqualTypeOf<{ readonly periodMs: number; readonly price: number } | null>()

  // @ts-expect-error: only Telegram's answer changes it
  link.title = 'Spring'
})
