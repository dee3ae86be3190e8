import type { Access, AccessChange, ChatAccess, Client } from 'invitegram'
import { expectTypeOf, test } from 'vitest'

declare const client: Client

test('what a bot can do is true or false, and only what can be false has a reason', () => {
  expectTypeOf(client.getChatAccess).returns.resolves.toEqualTypeOf<ChatAccess>()
  expectTypeOf<ChatAccess['canManageLinks']>().toEqualTypeOf<boolean>()
  expectTypeOf<ChatAccess['because']['canManageLinks']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<keyof ChatAccess['because']>().toExtend<keyof ChatAccess>()
  expectTypeOf<'chat' | 'botStatus'>().not.toExtend<keyof ChatAccess['because']>()
})

test('a change says what was and what is, and nobody can write to it', () => {
  expectTypeOf<AccessChange>().toHaveProperty('before').toEqualTypeOf<Access>()
  expectTypeOf<AccessChange['lost']>().toEqualTypeOf<
    readonly ('canManageLinks' | 'canAnswerRequests' | 'canSeeMembers' | 'canRestrictMembers')[]
  >()
  client.on('accessChanged', (change) => {
    // @ts-expect-error: the facts are Telegram's
    change.after = change.before
  })
})
