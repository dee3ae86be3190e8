/**
 * Decodes bytes that ought to be UTF-8. Each byte that is not becomes a lone surrogate, which no UTF-8 can yield: so a
 * text keeps track of where it is broken.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return strict.decode(bytes)
  } catch {
    return decodeBroken(bytes, strict)
  }
}

/** Is what {@link decodeUtf8} makes of broken bytes, or has been written with the escapes of half a character. */
export function isBroken(text: string): boolean {
  return /\p{Surrogate}/u.test(text)
}

type Decoder = InstanceType<typeof TextDecoder>

function decodeBroken(bytes: Uint8Array, strict: Decoder): string {
  let text = ''
  let next = 0
  for (const [at, first] of bytes.entries()) {
    if (at < next) continue
    const character = decodeOne(bytes.subarray(at, at + lengthBy(first)), strict)
    text += character ?? String.fromCharCode(0xdc00 + first)
    next = at + (character === undefined ? 1 : lengthBy(first))
  }
  return text
}

function decodeOne(bytes: Uint8Array, strict: Decoder): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** How many bytes a character has by its first. */
function lengthBy(first: number): number {
  if (first < 0xc0) return 1
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}
