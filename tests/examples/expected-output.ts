/** A comment that tells what the code above it, or in front of it, prints. */
const EXPECTATION = /\/\/=>(?: (.*))?$/

/** What a program is said to print, by its `//=>` comments from top to bottom. */
export function expectedLines(code: string): string[] {
  const expected = code.split('\n').flatMap((line) => {
    const found = EXPECTATION.exec(line)
    return found ? [found[1]?.trimEnd() ?? ''] : []
  })
  if (expected.includes('…')) throw new Error('`…` stands for a part of a line, never for all of it')
  return expected
}

/**
 * What was printed, each line that is as expected in the words of the expectation: so the two are equal, line by line,
 * or differ where the program does. `…` stands for anything within a line.
 */
export function inWordsOf(expected: readonly string[], printed: string): string[] {
  const lines = printed === '' ? [] : printed.replace(/\n$/, '').split('\n')
  return lines.map((line, at) => {
    const wanted = expected[at]
    return wanted !== undefined && patternOf(wanted).test(line) ? wanted : line
  })
}

function patternOf(line: string): RegExp {
  const parts = line.split('…').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}
