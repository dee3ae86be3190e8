import { Described, InvalidOptionsError } from '../errors'
import { isTruncated, maskLink, parseInviteLink } from './link-text'

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
  return new InvalidOptionsError('link', expected, new Described(maskLink(url)), hint)
}

function noInviteLink(text: string): InvalidOptionsError {
  const expected = 'an invite link like https://t.me/+AbCdEf…'
  if (parseInviteLink(text) !== null) {
    return new InvalidOptionsError(
      'link',
      expected,
      new Described('a link to a phone number'),
      'digits alone are no invite',
    )
  }
  if (/(^|\/)addlist\//i.test(text)) {
    return new InvalidOptionsError(
      'link',
      expected,
      new Described('a link to a chat folder'),
      'bots cannot change folder links',
    )
  }
  // It may be a real link with a slip in it.
  const received = /[+/?]/.test(text) ? new Described(maskLink(text.slice(0, 80))) : text
  const hint = text.trim() === text ? undefined : 'it has white space around it'
  return new InvalidOptionsError('link', expected, received, hint)
}
