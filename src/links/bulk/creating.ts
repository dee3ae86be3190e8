import { type ChatId, toChatId } from '../../api/chat-id'
import { InvalidOptionsError } from '../../errors'
import { checkSettings } from '../check-options'
import { createLink } from '../create'
import { InviteLink } from '../invite-link'
import type { LinkContext } from '../link-context'
import { checkBulkOptions, isIterable } from './check-bulk'
import { endsChat, endsClient } from './concerns-all'
import { countOf } from './count'
import { mergeRow } from './merge-row'
import type { CreateInviteLinksOptions, CreateOutcome, InviteLinkRow } from './options'
import { Run } from './run'

/**
 * The making of many links, ready to begin.
 *
 * @throws {InvalidOptionsError} if the chat, the rows as a whole or an option cannot be right
 */
export function creating(
  context: LinkContext,
  chatId: ChatId,
  rows: number | Iterable<InviteLinkRow> | AsyncIterable<InviteLinkRow>,
  options: CreateInviteLinksOptions,
): Run<InviteLinkRow, CreateOutcome<InviteLinkRow>> {
  const chat = toChatId(chatId)
  checkRows(rows)
  checkBulkOptions(options, 'createInviteLinks', 'each')
  const { each = {} } = options
  const { clock } = context
  checkSettings(each, clock.now(), 'a link', 'each')
  return new Run<InviteLinkRow, CreateOutcome<InviteLinkRow>>({
    items: typeof rows === 'number' ? repeat(each, rows) : rows,
    total: countOf(rows),
    options,
    clock,
    async act(row, index, call) {
      const raw = await createLink(context, chat, mergeRow(each, row), call)
      return { index, options: row, link: new InviteLink(context, chat, raw) }
    },
    fail: (row, index, error) => ({ index, options: row, error }),
    concernsAll: (error) => endsClient(error) || endsChat(error),
  })
}

function checkRows(rows: unknown): void {
  if (typeof rows === 'number' && !(Number.isSafeInteger(rows) && rows >= 0)) {
    throw new InvalidOptionsError('count', 'a whole number from 0', rows)
  }
  if (typeof rows !== 'number' && !isIterable(rows)) {
    throw new InvalidOptionsError('rows', 'a count, or an array or any (async) iterable of options', rows)
  }
}

function* repeat<T>(item: T, times: number): Generator<T> {
  for (let time = 0; time < times; time++) yield item
}
