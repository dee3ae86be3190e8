import { InvalidOptionsError } from '../errors'
import { isTruncated } from './link-forms'
import { parseInviteLink } from './link-text'

/** The form in which Telegram itself gives links out. What has it goes back untouched. */
const AS_GIVEN_OUT = /^https:\/\/t\.me\/(?:\+|joinchat\/)[\w-]+$/

/** A link's text as it goes to Telegram: as it was received, or, where a person has spelt it, in the usual form. */
export function toLinkUrl(link: unknown): string {
  if (typeof link !== 'string') throw new InvalidOptionsError('link', 'an InviteLink or the text of one', link)
  if (isTruncated(link)) throw truncatedLink(link)
  const parsed = parseInviteLink(link)
  if (parsed?.kind !== 'invite') throw noInviteLink(link)
  return AS_GIVEN_OUT.test(link) ? link : parsed.url
}

export function truncatedLink(url: string): InvalidOptionsError {
  const hint = 'another administrator made it, and Telegram hides its end from bots: only they can change it'
  return unfitLink(url, 'a whole invite link', hint)
}

/** A link that a call cannot be made for, whatever else is right. */
export function unfitLink(url: string, expected: string, hint: string): InvalidOptionsError {
  return new InvalidOptionsError('link', expected, url, hint)
}

function noInviteLink(text: string): InvalidOptionsError {
  return new InvalidOptionsError('link', 'an invite link like https://t.me/+AbCdEf…', text, hintFor(text))
}

function hintFor(text: string): string | undefined {
  if (parseInviteLink(text) !== null) return 'this is a link to a phone number: digits alone are no invite'
  if (/(^|\/)addlist\//i.test(text)) return 'this is a link to a chat folder, which bots cannot change'
  return text.trim() === text ? undefined : 'it has white space around it'
}
