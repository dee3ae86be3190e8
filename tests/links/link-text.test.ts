import fc from 'fast-check'
import { parseInviteLink, sameInviteLink } from 'invitegram'
import { expect, test } from 'vitest'

test('an invite link is read with its hash and its two usual forms', () => {
  expect(parseInviteLink('t.me/joinchat/AbCdEfGh')).toEqual({
    kind: 'invite',
    hash: 'AbCdEfGh',
    url: 'https://t.me/+AbCdEfGh',
    deepLink: 'tg://join?invite=AbCdEfGh',
  })
})

test('a plus sign and digits are a link to a phone number, up to 32 of them', () => {
  expect(parseInviteLink('t.me/+49123456')).toEqual({ kind: 'phone', phone: '49123456' })
  expect(parseInviteLink(`t.me/+${'1'.repeat(32)}`)).toEqual({ kind: 'phone', phone: '1'.repeat(32) })
  expect(parseInviteLink(`t.me/+${'1'.repeat(33)}`)).toMatchObject({ kind: 'invite' })
})

test.each([
  ['', 'nothing'],
  ['hello', 'a word'],
  ['https://t.me/durov', 'a username'],
  ['https://t.me/addlist/AbCdEf', 'a folder link'],
  ['https://t.me/+AbCdEfGh...', 'a cut link'],
  ['https://t.me/joinchat', 'a path without a hash'],
  ['https://t.me/joinchat/123456', 'digits behind joinchat'],
  ['tg:join?invite=123456', 'digits behind tg:join'],
  ['tg:join?invite=a+b', 'a plus sign in a query'],
  ['tg:resolve?domain=durov', 'another deep link'],
  ['tg:join', 'a deep link without a query'],
  ['https://name.t.me/+AbCdEfGh', 'a host of a username'],
  ['https://telegram.org/+AbCdEfGh', 'another host'],
  ['https://t.me.example.org/+AbCdEfGh', 'a host that begins alike'],
  ['https://t.me:8443/+AbCdEfGh', 'another port'],
  ['https://user@t.me/+AbCdEfGh', 'user info'],
  ['ftp://t.me/+AbCdEfGh', 'another scheme'],
  [' https://t.me/+AbCdEfGh', 'a blank before'],
  ['https://t.me/+Ab$CdEf', 'another character'],
  ['https://t.me', 'no path'],
  ['https://t.me/durov/+AbCdEfGh', 'a plus sign further behind'],
  ['tg:resolve?invite=AbCdEfGh', 'another deep link with a hash'],
  ['tg:rejoin?invite=AbCdEfGh', 'a deep link that ends alike'],
  ['tg:joining?invite=AbCdEfGh', 'a deep link that begins alike'],
])('%j is no invite link: %s', (text) => {
  expect(parseInviteLink(text)).toBeNull()
})

test.each([
  'https://t.me/+AbCd_e-f',
  'http://t.me:80/+AbCd_e-f',
  'HTTPS://WWW.T.ME:443/+AbCd_e-f',
  't.me/%2BAbCd_e-f',
  't.me/%20AbCd_e-f',
  't.me/ AbCd_e-f',
  't.me/s/s/joinchat/AbCd_e-f/more?x=1#y',
  'telegram.me/joinchat/AbCd%5Fe-f',
  'telegram.dog/+AbCd_e-f#y',
  't.me/+AbCd_e-f?from=tg:join',
  'tg:join?invite=AbCd_e-f',
  'TG://join?x=1&invite=AbCd_e-f#y',
])('%s is one spelling of a link', (text) => {
  expect(parseInviteLink(text)).toMatchObject({ kind: 'invite', hash: 'AbCd_e-f' })
})

test('what is no text is no link', () => {
  expect(parseInviteLink(undefined as unknown as string)).toBeNull()
  expect(parseInviteLink(Object('t.me/+AbCdEfGh'))).toBeNull()
})

test('two spellings of one hash are the same link, its case included', () => {
  expect(sameInviteLink('https://t.me/+AbCdEfGh', 'tg://join?invite=AbCdEfGh')).toBe(true)
  expect(sameInviteLink({ url: 'https://t.me/+AbCdEfGh' }, 't.me/joinchat/AbCdEfGh')).toBe(true)
  expect(sameInviteLink('https://t.me/+AbCdEfGh', 'https://t.me/+abcdefgh')).toBe(false)
})

test('cut links and phone numbers are the same as nothing', () => {
  expect(sameInviteLink('https://t.me/+AbCdEfGh...', 'https://t.me/+AbCdEfGh...')).toBe(false)
  expect(sameInviteLink('t.me/+123456', 't.me/+123456')).toBe(false)
  expect(sameInviteLink('t.me/+AbCdEfGh', 'hello')).toBe(false)
})

const hash = fc.stringMatching(/^[A-Za-z_-][\w-]{0,30}$/)
const spelling = fc.constantFrom(
  (text: string) => `https://t.me/+${text}`,
  (text: string) => `http://www.telegram.me/joinchat/${text}`,
  (text: string) => `telegram.dog/s/%2b${text}?single`,
  (text: string) => `tg:join?invite=${text}`,
)

test('every hash is found again in every spelling', () => {
  fc.assert(
    fc.property(hash, spelling, (text, spell) => {
      expect(parseInviteLink(spell(text))).toMatchObject({ kind: 'invite', hash: text })
    }),
  )
})

test('the usual forms of a link read as that link', () => {
  fc.assert(
    fc.property(hash, spelling, (text, spell) => {
      const parsed = parseInviteLink(spell(text))

      expect(parsed?.kind === 'invite' && sameInviteLink(parsed.url, parsed.deepLink)).toBe(true)
    }),
  )
})

test('no text at all makes it throw, and what it takes for a hash is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', 't.me/+', 'tg:join?invite='), (text, front) => {
      const parsed = parseInviteLink(front + text)

      expect(parsed?.kind === 'invite' ? parsed.hash : 'none').toMatch(/^[\w-]+$/)
    }),
  )
})
