import {
  type Bulk,
  type BulkProgress,
  Client,
  type CreateOutcome,
  type InviteLink,
  type InviteLinkRow,
  type RevokeOutcome,
} from 'invitegram'
import { expectTypeOf, test } from 'vitest'

const client = new Client('1:a')
declare const links: InviteLink[]

test('rows of a table compile as they are, and outcomes have their type', () => {
  const rows: { title: string; limit?: number; requireApproval?: boolean }[] = []

  expectTypeOf(client.createInviteLinks(1, rows)).toEqualTypeOf<
    Bulk<CreateOutcome<{ title: string; limit?: number; requireApproval?: boolean }>>
  >()
  expectTypeOf(client.createInviteLinks(1, rows.values())).toEqualTypeOf<Bulk<CreateOutcome<(typeof rows)[number]>>>()
  expectTypeOf(client.createInviteLinks(1, 500)).toEqualTypeOf<Bulk<CreateOutcome<InviteLinkRow>>>()
})

test('rows may be written in place, be read-only, or come one by one', () => {
  client.createInviteLinks(1, [{ title: 'Ada' }, { title: 'Bob', limit: 1 }, { requireApproval: true, limit: null }])
  client.createInviteLinks(1, [{ title: 'Ada' }] as const)
  client.createInviteLinks(1, new Set([{ expireIn: { days: 1 } }]))
  client.createInviteLinks(
    1,
    (async function* () {
      yield { title: 'Ada' }
    })(),
  )
})

test('a column that is no setting does not compile', () => {
  const guests = [{ title: 'Ada', email: 'ada@example.org' }]

  // @ts-expect-error: every row would be refused for its email
  client.createInviteLinks(1, guests)
  // @ts-expect-error: it is called title
  client.createInviteLinks(1, [{ name: 'Ada' }])
  // @ts-expect-error: text is no row
  client.createInviteLinks(1, ['Ada'])
  // @ts-expect-error: nor is it a source of rows
  client.createInviteLinks(1, '500')
})

test('what goes for each is as strict as the options of one link', () => {
  client.createInviteLinks(1, 5, { each: { limit: 1 }, concurrency: 2, timeoutMs: 60_000 })
  // @ts-expect-error: a limit goes with no approval
  client.createInviteLinks(1, 5, { each: { limit: 1, requireApproval: true } })
  // @ts-expect-error: settings belong into each
  client.createInviteLinks(1, 5, { limit: 1 })
})

test('an outcome is a link or an error', async () => {
  for await (const outcome of client.createInviteLinks(1, [{ title: 'Ada' }])) {
    expectTypeOf(outcome.options).toEqualTypeOf<{ title: string }>()
    if (outcome.link) expectTypeOf(outcome.link).toEqualTypeOf<InviteLink>()
    else expectTypeOf(outcome.error).toEqualTypeOf<Error>()
    if (outcome.error) expectTypeOf(outcome.error).toEqualTypeOf<Error>()
    else expectTypeOf(outcome.link).toEqualTypeOf<InviteLink>()
  }
})

test('it can be told apart where it is taken to pieces', async () => {
  for await (const { link, error } of client.createInviteLinks(1, 5)) {
    expectTypeOf(link ? link.url : error.message).toEqualTypeOf<string>()
  }
})

test('many links are revoked as objects', () => {
  expectTypeOf(client.revokeInviteLinks(links)).toEqualTypeOf<Bulk<RevokeOutcome>>()
  expectTypeOf<RevokeOutcome['link']>().toEqualTypeOf<InviteLink>()
  expectTypeOf(client.revokeInviteLinks(links).progress).toEqualTypeOf<BulkProgress>()
  // @ts-expect-error: of a URL alone the chat is not known
  client.revokeInviteLinks(['https://t.me/+AbCdEfGh'])
})
