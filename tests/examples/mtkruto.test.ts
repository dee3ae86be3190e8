import { Client } from 'invitegram'
import { expect, test } from 'vitest'
import { aTelegram } from '../support/telegram'
import { functionOf } from './function-of'
import type { Client as MtkrutoClient } from './mtkruto-declaration'

const PAGE = 'docs/coming-from/mtkruto.md'

test('what is sent over MTProto is what is meant', async () => {
  const sent: object[] = []
  const standIn: Partial<MtkrutoClient> = {
    getInputPeer: async () => ({ _: 'inputPeerSelf' }),
    async createInviteLink(_, params = {}) {
      sent.push(params)
      return { inviteLink: 'https://t.me/+AbCdEfGh' }
    },
    async invoke(call) {
      sent.push(call)
      return {}
    },
  }
  const runCampaign = await functionOf<(client: object, chatId: number) => Promise<void>>(
    PAGE,
    'mtkruto',
    'runCampaign',
  )

  await runCampaign(standIn, -4242)

  const edit = { _: 'messages.editExportedChatInvite', peer: { _: 'inputPeerSelf' }, link: 'https://t.me/+AbCdEfGh' }
  expect(sent).toEqual([
    { title: 'Spring campaign', expireAt: 2_124_748_800, limit: 50 },
    { ...edit, usage_limit: 100 },
    { ...edit, revoked: true },
  ])
})

test('with invitegram it ends in the same way', async () => {
  const { telegram, bot, chat } = aTelegram()
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  const runCampaign = await functionOf<(client: Client, chatId: number) => Promise<void>>(
    PAGE,
    'invitegram',
    'runCampaign',
  )

  await runCampaign(client, chat.id)

  expect(chat.links).toMatchObject([
    { title: 'Spring campaign', expiresAt: new Date('2037-05-01T00:00:00Z'), limit: 100, isRevoked: true },
  ])
})
