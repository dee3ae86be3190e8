/** Only these are blanks to the server; others have been turned into them before. */
const EDGE_BLANKS = /^[ \t\r\n\0\v]+|[ \t\r\n\0\v]+$/g

// biome-ignore lint/suspicious/noControlCharactersInRegex: the server turns control characters into spaces
const CONTROLS = /[\0-\t\v\f\x0e-\x20]/g

/** Cleans a text as every text is that is handed to Telegram. */
export function cleanText(text: string): string {
  return text
    .replace(CONTROLS, ' ')
    .replace(/\r/g, '')
    .replace(/[\u2028-\u202e]|\u0333|\u033f|\u030a/g, '')
    .replace(/[\u200e\u200f]+/g, (marks) => '\u200c'.repeat(marks.length - 1) + marks.slice(-1))
}

/** Cleans a link's name: at most 32 code points, no blanks at the ends, no runs of blanks; `''` for none. */
export function cleanTitle(text: string): string {
  const spaced = cleanText(text).replace(
    /[\u1680\u180e\u2000-\u200a\u202f\u205f\u2800\u3000\ufffc\u{e0000}-\u{e007f}]/gu,
    ' ',
  )
  const cut = trim([...trim(spaced)].slice(0, 32).join(''))
  if (/^[ \n\u200b-\u200f\u202e\ufeff\u00a0]*$/.test(cut)) return ''
  // Only now do runs of blanks collapse: they have used up places.
  return cut.replace(/[ \n\u00a0]+/g, ' ').replace(/^ | $/g, '')
}

function trim(text: string): string {
  return text.replace(EDGE_BLANKS, '')
}
