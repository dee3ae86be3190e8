import type { TelegramClient } from '@mtcute/core/client.js'
import { Client } from 'invitegram'
import { afterEach, expect, test, vi } from 'vitest'
import { aTelegram } from '../support/telegram'
import { functionOf } from './function-of'
import { anMtcute } from './mtcute-stand-in'

const PAGE = 'docs/coming-from/mtcute.md'
/** A basic group: mtcute knows it without asking. */
const CHAT = -4242
const PEER = { _: 'inputPeerChat', chatId: 4242 }
const LINK = { _: 'chatInviteExported', link: 'https://t.me/+AbCdEfGh', title: 'Spring campaign', usage: 1, date: 1 }

afterEach(() => {
  vi.restoreAllMocks()
})

test('a link is made, edited and revoked, and the edit names what it changes alone', async () => {
  const edited = { _: 'messages.exportedChatInvite', invite: LINK, users: [] }
  const { tg, sent } = anMtcute({
    'messages.exportChatInvite': [LINK],
    'messages.editExportedChatInvite': [edited, edited],
  })
  const runCampaign = await theirs<Act>('runCampaign')

  await runCampaign(tg, CHAT)

  const link = { link: 'https://t.me/+AbCdEfGh' }
  expect(sent).toEqual([
    { _: 'messages.exportChatInvite', peer: PEER, expireDate: 2_124_748_800, usageLimit: 50 },
    { _: 'messages.editExportedChatInvite', peer: PEER, ...link, usageLimit: 100 },
    { _: 'messages.editExportedChatInvite', peer: PEER, ...link, revoked: true },
  ])
})

test('a title goes by a raw call', async () => {
  const { tg, sent } = anMtcute({ 'messages.exportChatInvite': [LINK] })
  const makeTitled = await theirs<Act>('makeTitled')

  await makeTitled(tg, CHAT)

  expect(sent).toEqual([{ _: 'messages.exportChatInvite', peer: PEER, title: 'Spring campaign' }])
})

test('a person may list links, and who came through them', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const ada = { _: 'user', id: 7, firstName: 'Ada', accessHash: 5 }
  const importer = { _: 'chatInviteImporter', userId: 7, date: 1 }
  const { tg } = anMtcute({
    'messages.getExportedChatInvites': [
      { invites: [LINK], users: [], count: 1 },
      { invites: [], users: [], count: 1 },
    ],
    'messages.getChatInviteImporters': [
      { importers: [importer], users: [ada], count: 1 },
      { importers: [], users: [], count: 1 },
    ],
  })
  const countGuests = await theirs<Act>('countGuests')

  await countGuests(tg, CHAT)

  expect(log.mock.calls).toEqual([['Spring campaign: 1'], ['- Ada']])
})

test.each([
  ['Plays the Sicilian', true],
  ['', false],
])('who says of themselves "%s" is let in: %s', async (about, approved) => {
  const { tg, sent, bring } = anMtcute({})
  const keepTheDoor = await theirs<(tg: TelegramClient) => void>('keepTheDoor')
  keepTheDoor(tg)

  bring({
    update: {
      _: 'updateBotChatInviteRequester',
      peer: { _: 'peerChat', chatId: 4242 },
      userId: 7,
      about,
      invite: { _: 'chatInvitePublicJoinRequests' },
      date: 1,
      qts: 1,
    },
    peers: { user: (id) => ({ _: 'userEmpty', id }), chat: (id) => ({ _: 'chatEmpty', id }) },
  })

  const userId = { _: 'inputUser', userId: 7, accessHash: 0 }
  await expect.poll(() => sent).toEqual([{ _: 'messages.hideChatJoinRequest', peer: PEER, userId, approved }])
})

test('with invitegram it ends in the same way', async () => {
  const { telegram, bot, chat } = aTelegram()
  const client = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  const runCampaign = await ours<OurAct>('runCampaign')
  const makeTitled = await ours<OurAct>('makeTitled')

  await runCampaign(client, chat.id)
  await makeTitled(client, chat.id)

  expect(chat.links).toMatchObject([
    { expiresAt: new Date('2037-05-01T00:00:00Z'), limit: 100, isRevoked: true },
    { title: 'Spring campaign', isRevoked: false },
  ])
})

/** What works on a chat. */
type Act = (tg: TelegramClient, chatId: number) => Promise<void>
type OurAct = (client: Client, chatId: number) => Promise<void>

function theirs<F>(name: string): Promise<F> {
  return functionOf(PAGE, 'mtcute', name)
}

function ours<F>(name: string): Promise<F> {
  return functionOf(PAGE, 'invitegram', name)
}
