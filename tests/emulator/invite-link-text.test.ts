import { readInviteLink } from 'invitegram/emulator'
import { expect, test } from 'vitest'

test('an invite link is read with its usual forms', () => {
  const read = readInviteLink('https://t.me/+AbC-d_9')

  expect(read).toEqual({
    kind: 'invite',
    hash: 'AbC-d_9',
    deepLink: 'tg:join?invite=AbC-d_9',
    webLink: 'https://t.me/+AbC-d_9',
  })
})

test.each([
  ['t.me/+Secret'],
  ['http://www.telegram.dog:80/+Secret'],
  ['HTTPS://TELEGRAM.ME:443/joinchat/Secret'],
  ['t.me/s/s/%2BSecret?start=1#top'],
  ['t.me/%20Secret/and/more'],
  ['t.me/joinchat/%53ecret'],
  ['tg:join?invite=Secret'],
  ['TG://join?from=ad&invite=Secr%65t#top'],
])('%s names Secret', (text) => {
  const read = readInviteLink(text)

  expect(read).toMatchObject({ kind: 'invite', hash: 'Secret' })
})

test.each([
  ['t.me/+49123', '49123'],
  ['t.me/%2b12345678901234567890123456789012', '12345678901234567890123456789012'],
])('%s is a phone number’s link', (text, phone) => {
  const read = readInviteLink(text)

  expect(read).toEqual({ kind: 'phone', phone })
})

test('so many digits can be no phone number', () => {
  const read = readInviteLink('t.me/+123456789012345678901234567890123')

  expect(read).toMatchObject({ kind: 'invite', hash: '123456789012345678901234567890123' })
})

test.each([
  [''],
  [' t.me/+Secret'],
  ['t.me'],
  ['t.me/+'],
  ['t.me/+/Secret'],
  ['t.me/Secret'],
  ['t.me/joinchat'],
  ['t.me/joinchat//Secret'],
  ['t.me/joinchat/12345'],
  ['t.me/JOINCHAT/Secret'],
  ['t.me/addlist/Secret'],
  ['t.me/+Secret...'],
  ['t.me/+Sec=ret'],
  ['t.me:8080/+Secret'],
  ['https://me@t.me/+Secret'],
  ['secret.t.me/+Secret'],
  ['example.org/+Secret'],
  ['tg:join'],
  ['tg:join?invite='],
  ['tg:join?invite=+Secret'],
  ['tg:join?invite=12345'],
  ['tg:join?hash=Secret'],
])('%j is nothing of the kind', (text) => {
  const read = readInviteLink(text)

  expect(read).toBeUndefined()
})
