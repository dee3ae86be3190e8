import { expect, test } from 'vitest'
import { aScene, CHAT } from '../scene'

/** The name of the link that is made under this one. */
async function titleOf(name: string): Promise<string | undefined> {
  const { ask, chat } = aScene()
  await ask('createChatInviteLink', { chat_id: CHAT, name })
  return chat.links[0]?.title
}

test.each([
  ['Spring promo', 'Spring promo', 'nothing to clean'],
  ['  padded\t', 'padded', 'blanks at the ends go'],
  ['a\tb\x01c', 'a b c', 'control characters are spaces'],
  ['a\r\nb', 'a b', 'carriage returns go, line feeds are blanks'],
  ['a \n\u00a0 b', 'a b', 'runs of blanks collapse'],
  ['a\u2003\u3000b', 'a b', 'wide blanks are spaces'],
  ['a\u{e0041}b', 'a b', 'tag characters are spaces'],
  ['a\u2028b\u202ec', 'abc', 'line separators and overrides go'],
  ['a\u0333\u033f\u030ab', 'ab', 'three combining marks go'],
  ['a\u200e\u200f\u200eb', 'a\u200c\u200c\u200eb', 'of a run of marks the last stays'],
  ['name\u200b', 'name\u200b', 'zero-width characters stay beside others'],
  ['del\x7f', 'del\x7f', 'DEL stays'],
  ['   ', '', 'only blanks are none'],
  ['\u200b\u2800\ufeff', '', 'only characters that are not seen are none'],
  ['x'.repeat(33), 'x'.repeat(32), 'the 33rd character is cut'],
  ['🎉'.repeat(33), '🎉'.repeat(32), 'code points are counted'],
  [`${' '.repeat(10)}${'x'.repeat(32)}`, 'x'.repeat(32), 'leading blanks are gone before the cut'],
  [`a${' '.repeat(31)}b`, 'a', 'blanks inside have used up places'],
  [`\u00a0${'x'.repeat(40)}`, 'x'.repeat(31), 'a no-break space at the start has used up a place'],
])('%j becomes %j: %s', async (name, expected) => {
  const title = await titleOf(name)

  expect(title).toBe(expected)
})
