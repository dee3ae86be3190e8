/** A link for a channel of nobody else's. */
export function aCase(overrides: object): object {
  return {
    id: 'a case',
    group: 'create',
    kind: 'call',
    method: 'createChatInviteLink',
    chat: { ref: 'club', type: 'channel', botStatus: 'administrator', botRights: { can_invite_users: true } },
    params: { chat_id: -1007777777777 },
    expect: { ok: true, result: { creator: { id: 55, first_name: 'Doorman' } } },
    confidence: 'source',
    ...overrides,
  }
}

export function aPoll(overrides: object): object {
  return aCase({ kind: 'poll', method: 'getUpdates', chat: undefined, params: {}, ...overrides })
}

export function aDelivery(overrides: object): object {
  return aCase({ kind: 'delivery', method: undefined, chat: undefined, params: undefined, ...overrides })
}

let updates = 0

export function anUpdate(overrides: object): object {
  return aDelivery({ id: `update ${++updates}`, kind: 'update', expect: {}, ...overrides })
}

/** The content of a file with these cases. */
export function vectorsOf(cases: readonly object[]): string {
  const world = {
    clock: 1_600_000_000,
    bot: { id: 55, first_name: 'Doorman', token: '55:AAAnotherTokenAltogether' },
    otherBot: { id: 56, first_name: 'Porter' },
    users: [
      { id: 30, first_name: 'Olga', role: 'owner' },
      { id: 31, first_name: 'Pat' },
    ],
    chats: {
      club: { id: -1007777777777, type: 'channel', title: 'Club' },
      team: { id: -77, type: 'group', title: 'Team' },
      hall: { id: -1008888888888, type: 'supergroup', title: 'Hall' },
    },
  }
  return JSON.stringify({ format: 1, world, cases })
}
