import { Client, maskLinks } from 'invitegram'
import { expect, test } from 'vitest'
import { CHAT, TOKEN } from '../support/bot-api'

test.each([
  ['https://t.me/+AbCdEfGhIjKlMnOp', 'https://t.me/+AbCd…'],
  ['https://t.me/joinchat/AbCdEfGhIjKlMnOp', 'https://t.me/joinchat/AbCd…'],
  ['tg://join?invite=AbCdEfGhIjKlMnOp', 'tg://join?invite=AbCd…'],
  ['telegram.dog/s/%2bAbCdEfGhIjKlMnOp?x', 'telegram.dog/s/%2bAbCd…'],
  ['https://t.me/+AbCdEfGh...', 'https://t.me/+Ab…'],
  ['https://t.me/+AbCd', 'https://t.me/+A…'],
  ['{"invite_link":"https://t.me/+AbCdEfGhIjKlMnOp","name":"x"}', '{"invite_link":"https://t.me/+AbCd…","name":"x"}'],
  ['two: t.me/+AbCdEfGhIjKlMnOp t.me/+QrStUvWxYzAbCdEf', 'two: t.me/+AbCd… t.me/+QrSt…'],
  ['https://t.me/durov and no link', 'https://t.me/durov and no link'],
])('%s is logged as %s', (text, masked) => {
  expect(maskLinks(text)).toBe(masked)
})

test('links that are handed in where they do not belong are masked in the error, too', async () => {
  const options = { url: 'https://t.me/+AbCdEfGhIjKlMnOp' } as object

  const error = await new Client(TOKEN).createInviteLink(CHAT, options).catch((reason) => reason)

  expect(error.received).toBe('https://t.me/+AbCd…')
  expect(error.message).not.toContain('AbCdEfGh')
})
