import { decodeUtf8 } from '../parse/utf8'

/** Reads `name=text&name=text`: a query string, or a body that is urlencoded. */
export function readForm(form: string): [name: string, text: string][] {
  return form
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=')
      return [formText(name), formText(rest.join('='))]
    })
}

/** Undoes the escapes of a URL. What looks like one but is none stays as it is. */
export function unescapeUrl(escaped: string): string {
  return escaped.replace(/(?:%[\da-f]{2})+/gi, (run) => decodeUtf8(Uint8Array.from(run.slice(1).split('%'), fromHex)))
}

/** In forms, unlike in paths, a plus is a space. */
function formText(escaped: string): string {
  return unescapeUrl(escaped.replaceAll('+', ' '))
}

function fromHex(hex: string): number {
  return Number.parseInt(hex, 16)
}
