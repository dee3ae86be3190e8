import { expect, test } from 'vitest'
import { toCommands } from '../../../src/emulator/wire/commands'

test.each([
  ['/start', [{ type: 'bot_command', offset: 0, length: 6 }]],
  ['/Start@porter_bot now', [{ type: 'bot_command', offset: 0, length: 17 }]],
  [
    '♞🐴 /a, (/b_2)',
    [
      { type: 'bot_command', offset: 4, length: 2 },
      { type: 'bot_command', offset: 9, length: 4 },
    ],
  ],
])('%j has commands', (text, commands) => {
  expect(toCommands(text)).toEqual(commands)
})

test.each([['Hello'], ['and/or'], ['/etc/hosts'], ['//a'], ['/'], ['/naïve'], ['/a@'], [`/${'a'.repeat(65)}`]])(
  '%j has none',
  (text) => {
    expect(toCommands(text)).toBeUndefined()
  },
)
