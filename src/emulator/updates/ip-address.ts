/** Networks that nobody on the internet has, as their first address and how many of its bits count. */
const RESERVED: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/** Four numbers of a byte each, with dots between them. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
}

/** Eight groups of hexadecimal digits, or fewer if `::` stands for the rest. */
export function isIpv6(text: string): boolean {
  return text.includes(':') && URL.canParse(`http://[${text}]`)
}

/** It is an address of a private network, or of none. */
export function isReserved(ipv4: string): boolean {
  return RESERVED.some(([network, bits]) => toBits(ipv4) >>> (32 - bits) === toBits(network) >>> (32 - bits))
}

/**
 * The address that a host has in the emulated world. No real name is looked up: each name has one public address, the
 * same every time.
 */
export function addressOf(host: string): string {
  if (isIpv4(host)) return host
  if (host === 'localhost' || host.endsWith('.localhost')) return '127.0.0.1'
  const sum = [...host].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_536, 0)
  return `93.184.${sum >>> 8}.${sum & 255}`
}

function toBits(ipv4: string): number {
  return ipv4.split('.').reduce((bits, part) => (bits << 8) | Number(part), 0)
}
