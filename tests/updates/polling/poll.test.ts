import { ApiError, type Caller, type CallOptions, Client, type JoinRequest, type Update } from 'invitegram'
import { expect, test } from 'vitest'
import { aGate, aPollingClient } from '../../support/polling'
import { aTelegram } from '../../support/telegram'

/** A polling client, and people who ask to be let in. */
function anEntrance(...names: string[]) {
  const scene = aPollingClient({ retry: false })
  const { telegram, chat, bot } = scene
  const link = chat.addLink({ creator: bot, requireApproval: true })
  const people = names.map((firstName) => telegram.addUser({ firstName }))
  const ask = () => {
    for (const person of people) person.join(link)
  }
  return { ...scene, link, people, ask }
}

test('whoever listens is told of what happens, until the signal is aborted', async () => {
  const { telegram, bot, chat, client, keep, poll, stop } = aPollingClient()
  const [ada, bob] = ['Ada', 'Bob'].map((firstName) => telegram.addUser({ firstName }))
  const link = chat.addLink({ creator: bot })
  const joined: string[] = []
  client.on('memberJoined', ({ user }) => joined.push(user.firstName))
  await keep('chat_member')

  ada?.join(link)
  poll()
  await expect.poll(() => joined).toEqual(['Ada'])
  await stop()
  bob?.join(link)

  expect(joined).toEqual(['Ada'])
  expect(bot.updates.pending).toHaveLength(1)
})

test('what is handled is confirmed before the end', async () => {
  const { client, ask, poll, stop, pendingIds } = anEntrance('Ada', 'Bob')
  const asked: string[] = []
  client.on('joinRequest', ({ user }) => asked.push(user.firstName))

  ask()
  poll()
  await expect.poll(() => asked).toEqual(['Ada', 'Bob'])
  await stop()

  expect(pendingIds()).toEqual([])
})

test('a batch is not confirmed while a handler is busy', async () => {
  const { client, ask, poll, stop, pendingIds } = anEntrance('Ada', 'Bob')
  const gate = aGate()
  const begun: string[] = []
  client.on('joinRequest', async ({ user }) => {
    begun.push(user.firstName)
    if (user.firstName === 'Ada') await gate.opened
  })

  ask()
  poll()
  await expect.poll(() => begun).toEqual(['Ada', 'Bob'])
  const stopping = stop()

  expect(pendingIds()).toHaveLength(2)
  gate.open()
  await stopping
  expect(pendingIds()).toEqual([])
})

test('what a handler throws ends the polling where nobody listens to it, and that update comes again', async () => {
  const { client, ask, poll, pendingIds, stop } = anEntrance('Ada', 'Bob', 'Cyd')
  const failure = new Error('the database is away')
  const handled: string[] = []
  let isAway = true
  client.on('joinRequest', ({ user }) => {
    if (user.firstName === 'Bob' && isAway) throw failure
    handled.push(user.firstName)
  })

  ask()
  await expect(poll()).rejects.toBe(failure)
  expect(pendingIds()).toHaveLength(2)
  isAway = false
  poll()
  await expect.poll(() => handled).toContain('Bob')
  await stop()

  expect([...handled].sort()).toEqual(['Ada', 'Bob', 'Cyd'])
  expect(pendingIds()).toEqual([])
})

test('what a handler throws goes to those who listen to it, and the update is handled', async () => {
  const { client, ask, poll, stop, pendingIds } = anEntrance('Ada')
  const failure = new Error('the database is away')
  const errors: unknown[] = []
  client.on('joinRequest', () => Promise.reject(failure))
  client.on('error', (error) => errors.push(error))

  ask()
  poll()
  await expect.poll(() => errors).toEqual([failure])
  await stop()

  expect(pendingIds()).toEqual([])
})

test('what concerns one person is handled in order, of different people side by side', async () => {
  const { client, ask, chat, people, link, poll, stop } = anEntrance('Ada', 'Bob')
  const gate = aGate()
  const story: string[] = []
  client.on('joinRequest', async ({ user }) => {
    story.push(`${user.firstName} asks`)
    if (user.firstName === 'Ada') await gate.opened
    story.push(`${user.firstName} was heard`)
  })

  ask()
  people[0]?.withdraw(chat)
  people[0]?.join(link)
  poll()
  await expect.poll(() => story).toEqual(['Ada asks', 'Bob asks', 'Bob was heard'])
  gate.open()
  await expect.poll(() => story).toHaveLength(6)
  await stop()

  expect(story.slice(3)).toEqual(['Ada was heard', 'Ada asks', 'Ada was heard'])
})

test('no more people are handled at the same time than it was told', async () => {
  const { client, ask, poll, stop } = anEntrance('Ada', 'Bob', 'Cyd', 'Dan')
  const gates = [aGate(), aGate(), aGate(), aGate()]
  const begun: string[] = []
  client.on('joinRequest', async ({ user }) => {
    const turn = begun.push(user.firstName)
    await gates[turn - 1]?.opened
  })

  ask()
  poll({ concurrency: 2 })
  await expect.poll(() => begun).toEqual(['Ada', 'Bob'])
  gates[1]?.open()
  await expect.poll(() => begun).toEqual(['Ada', 'Bob', 'Cyd'])
  for (const gate of gates) gate.open()
  await expect.poll(() => begun).toHaveLength(4)
  await stop()
})

test('after an abort nothing more is begun, and what was not comes again', async () => {
  const { client, ask, poll, stop, pendingIds } = anEntrance('Ada', 'Bob', 'Cyd')
  const gate = aGate()
  const begun: string[] = []
  client.on('joinRequest', async ({ user }) => {
    begun.push(user.firstName)
    await gate.opened
  })

  ask()
  poll({ concurrency: 1 })
  await expect.poll(() => begun).toEqual(['Ada'])
  const stopping = stop()
  gate.open()
  await stopping

  expect(begun).toEqual(['Ada'])
  expect(pendingIds()).toHaveLength(2)
  poll()
  await expect.poll(() => begun).toEqual(['Ada', 'Bob', 'Cyd'])
  await stop()
})

/** Ada asks, thinks better of it and asks again, then Bob does: and the handlers are busy until the gate opens. */
function aBatchInTheHandlers() {
  const scene = anEntrance('Ada', 'Bob')
  const { client, people, link, chat } = scene
  const [ada, bob] = people
  const gate = aGate()
  const begun: string[] = []
  client.on('joinRequest', async ({ user }) => {
    begun.push(user.firstName)
    await gate.opened
  })
  ada?.join(link)
  ada?.withdraw(chat)
  ada?.join(link)
  bob?.join(link)
  return { ...scene, gate, begun }
}

test('what comes before something that has begun is done after an abort, so that all can be confirmed', async () => {
  const { poll, stop, gate, begun, pendingIds } = aBatchInTheHandlers()

  poll()
  await expect.poll(() => begun).toEqual(['Ada', 'Bob'])
  const stopping = stop()
  gate.open()
  await stopping

  expect(begun).toEqual(['Ada', 'Bob', 'Ada'])
  expect(pendingIds()).toEqual([])
})

test('what could not be confirmed comes again, and is not handled twice', async () => {
  const { telegram, client, ask, poll, stop, pendingIds } = anEntrance('Ada')
  const gate = aGate()
  const told: JoinRequest[] = []
  const warnings: string[] = []
  client.on('joinRequest', async (request) => {
    told.push(request)
    await gate.opened
  })
  client.on('warning', ({ code }) => warnings.push(code))
  ask()
  poll()
  await expect.poll(() => told).toHaveLength(1)
  telegram.faults.add({ kind: 'bad-gateway', method: 'getUpdates', times: 1 })
  const stopping = stop()
  gate.open()
  await stopping
  expect(warnings).toEqual(['updates-unconfirmed'])
  expect(pendingIds()).toHaveLength(1)

  poll()
  await expect.poll(pendingIds).toEqual([])
  await stop()

  expect(told).toHaveLength(1)
})

test('ids that begin anew after a quiet week are taken as they come', async () => {
  const { telegram, bot, client, people, link, poll, stop, pendingIds } = anEntrance('Ada', 'Bob')
  const [ada, bob] = people
  const told: number[] = []
  client.on('update', ({ update_id }: Update) => told.push(update_id))
  bot.updates.nextId = 900_000_000
  ada?.join(link)
  poll()
  await expect.poll(() => told).toEqual([900_000_000])
  await telegram.clock.advance({ days: 8 })

  bot.updates.nextId = 300_000_000
  bob?.join(link)
  await expect.poll(() => told).toEqual([900_000_000, 300_000_000])
  await stop()

  expect(pendingIds()).toEqual([])
})

test('a webhook in the way is explained', async () => {
  const { client, poll } = aPollingClient()
  client.on('joinRequest', () => {})
  await client.api.call('setWebhook', { url: 'https://example.org/hook' })

  const error = await poll().catch((error: unknown) => error)

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    reason: 'conflict',
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    hint: expect.stringContaining('client.deleteWebhook()'),
  })
})

test('a second instance is explained to the first', async () => {
  const { telegram, bot, client, poll } = aPollingClient()
  client.on('joinRequest', () => {})
  const polling = poll()
  await expect.poll(() => telegram.calls.length).toBe(0)
  const other = new Client(bot.token, { fetch: telegram.fetch, clock: telegram.clock })
  other.on('joinRequest', () => {})
  const stop = new AbortController()
  const others = other.poll({ signal: stop.signal })

  const error = await polling.catch((error: unknown) => error)

  expect(error).toMatchObject({
    reason: 'conflict',
    hint: 'Another program polls with the same token, and only one can: end it, or give one of the two a bot of its own.',
  })
  stop.abort()
  await others
})

test('a webhook that is set meanwhile ends the polling, and says so', async () => {
  const { telegram, client, poll } = aPollingClient()
  client.on('joinRequest', () => {})
  const polling = poll()
  polling.catch(() => {})
  // It holds the line by now.
  await telegram.clock.advance({ seconds: 5 })

  await client.api.call('setWebhook', { url: 'https://example.org/hook' })

  await expect(polling).rejects.toMatchObject({
    reason: 'conflict',
    hint: expect.stringContaining('A webhook has been set for this bot just now'),
  })
})

test('a token that is no longer good ends the polling', async () => {
  const { telegram } = aTelegram()
  const client = new Client('123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {
    fetch: telegram.fetch,
    clock: telegram.clock,
  })
  client.on('joinRequest', () => {})

  await expect(client.poll()).rejects.toMatchObject({ reason: 'unauthorized' })
})

test('to poll without anybody who listens is refused, for what comes would be lost', async () => {
  const { telegram, client } = aPollingClient()
  client.on('error', () => {})
  client.on('warning', () => {})

  await expect(client.poll()).rejects.toThrow('Nobody listens, and what is fetched would be lost')
  expect(telegram.calls).toEqual([])
})

test('a client polls once at a time', async () => {
  const { client, poll, stop } = aPollingClient()
  client.on('joinRequest', () => {})
  poll()

  await expect(client.poll()).rejects.toThrow('This client polls already')
  await expect(client.updates().next()).rejects.toThrow('This client polls already')

  await stop()
  poll()
  await stop()
})

test('with a signal that is aborted already nothing is fetched', async () => {
  const { telegram, client } = aPollingClient()
  client.on('joinRequest', () => {})

  await client.poll({ signal: AbortSignal.abort() })

  expect(telegram.calls).toEqual([])
})

test('closing the client ends the polling, when what has begun is done', async () => {
  const { client, ask, poll, pendingIds } = anEntrance('Ada')
  const gate = aGate()
  const story: string[] = []
  client.on('joinRequest', async (request) => {
    story.push('begun')
    await gate.opened
    await request.approve()
    story.push('done')
  })
  ask()
  const polling = poll()
  await expect.poll(() => story).toEqual(['begun'])

  const closing = client.close()
  gate.open()
  await closing

  expect(story).toEqual(['begun', 'done'])
  expect(pendingIds()).toEqual([])
  await polling
  await expect(client.poll()).rejects.toMatchObject({ reason: 'closed' })
  await expect(client.handleUpdate({ update_id: 1 })).rejects.toMatchObject({ reason: 'closed' })
})

test('what stands before something that has begun is done before the client is closed, and all is confirmed', async () => {
  const { client, poll, gate, begun, pendingIds } = aBatchInTheHandlers()
  const polling = poll()
  await expect.poll(() => begun).toEqual(['Ada', 'Bob'])

  const closing = client.close()
  gate.open()
  await Promise.all([closing, polling])

  expect(begun).toEqual(['Ada', 'Bob', 'Ada'])
  expect(pendingIds()).toEqual([])
})

test('a client may be closed by two at once', async () => {
  const { client, poll } = aPollingClient()
  client.on('joinRequest', () => {})
  const polling = poll()
  await expect.poll(() => client.poll().catch(String)).toContain('polls already')

  await Promise.all([client.close(), client.close(), polling])

  await expect(client.poll()).rejects.toMatchObject({ reason: 'closed' })
})

test('a way to Telegram that answers at once that there is nothing leaves time for all else', async () => {
  let calls = 0
  const call = async () => {
    calls += 1
    return [] as never
  }
  const client = new Client({ call })
  client.on('joinRequest', () => {})
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 20)

  await client.poll({ signal: stop.signal })

  expect(calls).toBe(1)
})

test('where the last fetch still stood in line, nothing is taken for confirmed', async () => {
  const { telegram, client, ask, poll, stop, pendingIds } = anEntrance('Ada')
  const gate = aGate()
  const told: string[] = []
  const warnings: string[] = []
  client.on('warning', ({ code }) => warnings.push(code))
  client.on('joinRequest', async ({ user }) => {
    told.push(user.firstName)
    await gate.opened
  })
  ask()
  poll()
  await expect.poll(() => told).toEqual(['Ada'])
  telegram.faults.add({ kind: 'flood', retryAfterMs: 30_000, method: 'getUpdates', times: 1 })
  gate.open()
  await expect.poll(() => telegram.calls.filter(({ fault }) => fault === 'flood')).toHaveLength(1)
  await telegram.clock.advance({ seconds: 5 })

  await stop()

  expect(warnings).toEqual(['updates-unconfirmed'])
  expect(pendingIds()).toHaveLength(1)
})

test('where nothing of a batch could be handled, nothing is confirmed', async () => {
  const { client, ask, poll, pendingIds } = anEntrance('Ada')
  const failure = new Error('the database is away')
  client.on('joinRequest', () => Promise.reject(failure))

  ask()
  await expect(poll()).rejects.toBe(failure)

  expect(pendingIds()).toHaveLength(1)
})

/** A client that has handled one update, and whose next fetch is held until it is given up. */
function aHeldFetch(onAbort: (reason: unknown) => unknown, isInLine = false) {
  const offsets: unknown[] = []
  const stop = new AbortController()
  let nowMs = 1_800_000_000_000
  const call = (_: string, { offset }: { offset?: number }, options?: CallOptions) => {
    offsets.push(offset)
    if (offsets.length === 1) return Promise.resolve([{ update_id: 7, message: {} }] as never)
    if (offsets.length === 3) return Promise.resolve([] as never)
    if (isInLine) options?.onWait?.(new Date(nowMs + 30_000))
    return new Promise<never>((_resolve, reject) => {
      options?.signal?.addEventListener('abort', () => reject(onAbort(options.signal?.reason)))
      // Two seconds later somebody has had enough.
      nowMs += 2_000
      setTimeout(() => stop.abort())
    })
  }
  const client = new Client({ call } as Caller, { clock: { now: () => new Date(nowMs), sleep: async () => {} } })
  client.on('update', () => {})
  return { client, stop, offsets }
}

test('what a fetch has told that was on its way for long is not told again', async () => {
  const { client, stop, offsets } = aHeldFetch((reason) => reason)

  await client.poll({ signal: stop.signal })

  expect(offsets).toEqual([0, 8])
})

test('that a fetch fails while all ends does not matter', async () => {
  const { client, stop, offsets } = aHeldFetch(() => new Error('the connection broke'))
  client.on('warning', () => {})

  await client.poll({ signal: stop.signal })

  expect(offsets.slice(0, 2)).toEqual([0, 8])
})

test('a fetch that still stands in line when all ends has told nothing', async () => {
  const { client, stop, offsets } = aHeldFetch((reason) => reason, true)

  await client.poll({ signal: stop.signal })

  expect(offsets).toEqual([0, 8, 8])
})
