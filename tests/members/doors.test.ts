import type { Chat, ChatInviteLink, ChatMember, User } from '@grammyjs/types'
import fc from 'fast-check'
import { Client, type JoinedVia } from 'invitegram'
import { expect, test } from 'vitest'
import { TOKEN } from '../support/bot-api'
import { aChat, aChatInviteLink } from '../support/builders'
import { aMemberChange, banned, LINK, member, OLGA, out, owner, restricted, UMA } from './member-change'

const CHATS: Readonly<Record<string, Chat>> = {
  'basic group': { id: -5001, type: 'group', title: 'Chess club' },
  'private supergroup': aChat(),
  'private channel': { id: -1001234567890, type: 'channel', title: 'Chess club' },
  'public supergroup': aChat({ username: 'chess_club' }),
  'public channel': { id: -1001234567890, type: 'channel', title: 'Chess club', username: 'chess_club' },
}

const LINKS: Readonly<Record<string, ChatInviteLink | undefined>> = {
  none: undefined,
  open: LINK,
  gate: aChatInviteLink({ invite_link: 'https://t.me/+AbCdEfGh...', creator: OLGA, creates_join_request: true }),
}

const FROM: Readonly<Record<string, User>> = { self: UMA, other: OLGA }

/** By which door one came. Of all rows one fits; `*` is anything. */
const DOORS = `
asked | link | folder | from  | chat               | door
yes   | *    | *      | *     | *                  | request
no    | gate | *      | *     | *                  | request
no    | open | *      | other | *                  | request
no    | open | *      | self  | *                  | link
no    | none | yes    | *     | *                  | folder
no    | none | no     | other | *                  | added
no    | none | no     | self  | public supergroup  | public
no    | none | no     | self  | public channel     | public
no    | none | no     | self  | private supergroup | unknown
no    | none | no     | self  | private channel    | unknown
no    | none | no     | self  | basic group        | unknown`

const INSIDE: Readonly<Record<string, ChatMember>> = {
  owner: owner(),
  member: member(),
  'paying member': member(1_900_000_000),
  'restricted in': restricted(true, 1_900_000_000),
}
const OUTSIDE: Readonly<Record<string, ChatMember>> = {
  left: out(),
  banned: banned(),
  'restricted out': restricted(false),
}

const keyOf = (table: object) => fc.constantFrom(...Object.keys(table))
const yesOrNo = fc.constantFrom('yes', 'no')

const change = fc.record({
  asked: yesOrNo,
  link: keyOf(LINKS),
  folder: yesOrNo,
  from: keyOf(FROM),
  chat: keyOf(CHATS),
  before: keyOf({ ...INSIDE, ...OUTSIDE }),
  after: keyOf({ ...INSIDE, ...OUTSIDE }),
})

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function expectedDoors(change: Change): string[] {
  const facts: Readonly<Record<string, string>> = { ...change }
  const [head = [], ...rows] = DOORS.trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
  const fitting = rows.filter((row) =>
    head.slice(0, -1).every((name, at) => row[at] === '*' || row[at] === facts[name]),
  )
  return fitting.map((row) => row.at(-1) ?? '')
}

function expectedEvent({ before, after }: Change): string {
  if (before in INSIDE === after in INSIDE) return 'memberChanged'
  return after in INSIDE ? 'memberJoined' : 'memberLeft'
}

function toUpdate(id: number, { asked, link, folder, from, chat, before, after }: Change) {
  const members = { ...INSIDE, ...OUTSIDE }
  const update = aMemberChange({
    chat: CHATS[chat],
    from: FROM[from],
    old_chat_member: members[before],
    new_chat_member: members[after],
    ...(asked === 'yes' && { via_join_request: true }),
    ...(folder === 'yes' && { via_chat_folder_invite_link: true }),
    ...(link !== 'none' && { invite_link: LINKS[link] }),
  })
  return { ...update, update_id: id }
}

test('whatever an update says, one event tells of it, and one row of the table says by which door', async () => {
  const client = new Client(TOKEN)
  let told: [string, { via?: JoinedVia }][] = []
  for (const name of ['memberJoined', 'memberLeft', 'memberChanged', 'error', 'warning'] as const) {
    client.on(name, (event) => told.push([name, event as { via?: JoinedVia }]))
  }
  let id = 0

  await fc.assert(
    fc.asyncProperty(change, async (change) => {
      told = []
      await client.handleUpdate(toUpdate(id++, change))

      expect(told.map(([name]) => name)).toEqual([expectedEvent(change)])
      const via = told[0]?.[1].via
      expect(expectedDoors(change)).toEqual([via?.by ?? expect.anything()])
      if (via !== undefined) expectWhoAndWhat(via, change)
    }),
    { numRuns: 3_000 },
  )
})

/** The link is the one named, the actor who is named and is not who came. */
function expectWhoAndWhat(via: JoinedVia, { link, from }: Change): void {
  const url = LINKS[link]?.invite_link ?? null
  const actorId = from === 'other' ? 1001 : null
  if (via.by === 'link') expect(via.link.url).toBe(url)
  if (via.by === 'request') expect([via.link?.url ?? null, via.approvedBy?.id ?? null]).toEqual([url, actorId])
  if (via.by === 'added') expect(via.actor.id).toBe(actorId)
  if (via.by === 'unknown') expect(via.because).toMatch(/^Telegram .+/)
}
