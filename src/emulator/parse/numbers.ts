/** The number that a text begins with, as lenient as the server: a minus, then digits, then anything; otherwise 0. */
function leadingNumber(text: string): bigint {
  const [, minus, digits] = /^(-?)(\d+)/.exec(text) ?? []
  if (digits === undefined) return 0n
  return minus === '-' ? -BigInt(digits) : BigInt(digits)
}

/** Reads 32 bits: what does not fit wraps around, in silence. */
export function toInt32(text: string): number {
  return Number(BigInt.asIntN(32, leadingNumber(text)))
}

/** Reads 64 bits: what does not fit wraps around, in silence. */
export function toInt64(text: string): bigint {
  return BigInt.asIntN(64, leadingNumber(text))
}
