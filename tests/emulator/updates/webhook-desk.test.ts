import { expect, test } from 'vitest'
import { aScene, badRequest, type Said, type Scene } from '../scene'
import { pushMessages } from './message'
import { HOOK } from './webhook-scene'

const POLL_REFUSED = {
  ok: false,
  error_code: 409,
  description:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
}

test('a webhook is set, told of, and deleted', async () => {
  const { ask } = aScene()

  const said = [
    await ask('setWebhook', { url: HOOK }),
    await ask('getWebhookInfo'),
    await ask('deleteWebhook'),
    await ask('deleteWebhook'),
    await ask('setWebhook', { url: '' }),
    await ask('getWebhookInfo'),
  ]

  expect(said).toEqual([
    remarked('Webhook was set'),
    {
      ok: true,
      result: {
        url: HOOK,
        has_custom_certificate: false,
        pending_update_count: 0,
        ip_address: expect.stringMatching(/^93\.184\.\d+\.\d+$/),
        max_connections: 40,
      },
    },
    remarked('Webhook was deleted'),
    remarked('Webhook is already deleted'),
    remarked('Webhook is already deleted'),
    { ok: true, result: { url: '', has_custom_certificate: false, pending_update_count: 0 } },
  ])
})

test('the same again changes nothing; anything else does', async () => {
  const scene = aScene()
  const same = { url: HOOK, secret_token: 'Abc_-1', max_connections: 3, ip_address: '8.8.8.8' }
  await set(scene, same)

  const said = [
    await set(scene, same),
    await set(scene, { ...same, secret_token: '' }),
    await set(scene, { ...same, secret_token: '', max_connections: 4 }),
    await set(scene, { url: HOOK, max_connections: 4 }),
    await set(scene, { url: `${HOOK}s`, max_connections: 4 }),
    await set(scene, { url: `${HOOK}s`, max_connections: 4, drop_pending_updates: true }),
  ]

  expect(said.map(({ description }) => description)).toEqual([
    'Webhook is already set',
    'Webhook was set',
    'Webhook was set',
    'Webhook was set',
    'Webhook was set',
    'Webhook was set',
  ])
})

test('twice within a second is refused, and the first stays', async () => {
  const { telegram, ask } = aScene()
  await ask('setWebhook', { url: HOOK })
  await telegram.clock.advance(999)

  const said = await ask('setWebhook', { url: 'https://bot.example/other' })

  expect(said).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  })
  expect(await ask('getWebhookInfo')).toMatchObject({ result: { url: HOOK } })
})

test('one that is overtaken before it has connected gives way', async () => {
  const { telegram, ask } = aScene()
  telegram.failUpstream('setWebhook', { code: 420, message: 'FLOOD_WAIT_3' })
  const slow = ask('setWebhook', { url: HOOK })
  await telegram.clock.advance({ seconds: 1 })
  await ask('setWebhook', { url: 'https://bot.example/other' })

  await telegram.clock.advance({ seconds: 2 })

  expect(await slow).toEqual({ ok: false, error_code: 409, description: 'Conflict: terminated by other setWebhook' })
  expect(await ask('getWebhookInfo')).toMatchObject({ result: { url: 'https://bot.example/other' } })
})

test.each([
  ['ftp://bot.example/', {}, 'invalid webhook URL specified'],
  ['https://', {}, 'invalid webhook URL specified'],
  ['ftp://bot.example/', { secret_token: 'a b' }, 'invalid webhook URL specified'],
  [HOOK, { secret_token: 'x'.repeat(257) }, 'secret token is too long'],
  [HOOK, { secret_token: 'a.b' }, 'secret token contains unallowed characters'],
  ['http://bot.example/', { secret_token: 'a.b' }, 'secret token contains unallowed characters'],
  ['http://bot.example:81/', {}, 'bad webhook: An HTTPS URL must be provided for webhook'],
  ['bot.example:444', {}, 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'],
  [HOOK, { ip_address: '300.1.1.1' }, 'bad webhook: Invalid IP address specified'],
  [HOOK, { ip_address: '2001:db8::1' }, 'bad webhook: IPv6-only addresses are not allowed'],
  ['https://[2001:db8::1]/', {}, 'bad webhook: IPv6-only addresses are not allowed'],
  [HOOK, { ip_address: '10.255.0.1' }, 'bad webhook: IP address 10.255.0.1 is reserved'],
  ['https://172.31.0.9/', {}, 'bad webhook: IP address 172.31.0.9 is reserved'],
  ['https://255.255.255.255/', {}, 'bad webhook: IP address 255.255.255.255 is reserved'],
  ['https://localhost/', {}, 'bad webhook: IP address 127.0.0.1 is reserved'],
  ['https://bot.localhost/', {}, 'bad webhook: IP address 127.0.0.1 is reserved'],
])('%s with %o is refused, and then there is no webhook at all', async (url, more, sentence) => {
  const scene = aScene()
  await set(scene, { url: 'https://bot.example/old' })

  const said = await set(scene, { url, ...more })

  expect(said).toEqual(badRequest(sentence))
  expect(await scene.ask('getWebhookInfo')).toMatchObject({ result: { url: '' } })
})

test.each([
  ['bot.example', /^93\.184\./],
  ['https://u:p@bot.example:8443/a?b=c', /^93\.184\./],
  ['https://172.32.0.9:88', /^172\.32\.0\.9$/],
  ['https://172.15.255.255', /^172\.15\.255\.255$/],
  ['https://223.255.255.255', /^223\.255\.255\.255$/],
  ['https://9.255.255.255:80', /^9\.255\.255\.255$/],
])('%s is a fine place, and keeps its address', async (url, address) => {
  const scene = aScene()

  await set(scene, { url })

  expect(await scene.ask('getWebhookInfo')).toMatchObject({
    result: { url, ip_address: expect.stringMatching(address) },
  })
})

test('the address that is given is the one that is told', async () => {
  const scene = aScene()

  await set(scene, { url: HOOK, ip_address: '8.8.4.4', secret_token: 'x'.repeat(256), max_connections: 0 })

  expect(await scene.ask('getWebhookInfo')).toMatchObject({ result: { ip_address: '8.8.4.4', max_connections: 1 } })
})

test.each([
  ['http://127.0.0.1:3000/hook', {}, '127.0.0.1', 100],
  ['http://[::1]/', { max_connections: 200_000 }, '::1', 100_000],
  ['http://bot.example', { ip_address: '10.0.0.1' }, '10.0.0.1', 100],
])('a server with --local takes %s', async (url, more, address, connections) => {
  const scene = aScene({ server: 'self-hosted --local' })

  await set(scene, { url, ...more })

  expect(await scene.ask('getWebhookInfo')).toMatchObject({
    result: { url, ip_address: address, max_connections: connections },
  })
})

test('while there is a webhook nobody can ask for updates', async () => {
  const scene = aScene()
  await set(scene, { url: HOOK })

  expect(await scene.ask('getUpdates', { allowed_updates: '["poll"]' })).toEqual(POLL_REFUSED)
  expect(await scene.ask('getWebhookInfo')).not.toHaveProperty('result.allowed_updates')
})

test('who waits for updates is sent away by setWebhook', async () => {
  const { telegram, ask } = aScene()
  const waiting = ask('getUpdates', { timeout: 30 })
  await telegram.clock.advance(0)

  await ask('setWebhook', { url: HOOK })

  expect(await waiting).toEqual({
    ok: false,
    error_code: 409,
    description: 'Conflict: terminated by setWebhook request',
  })
})

test('what waits is dropped if one says so', async () => {
  const { bot, ask } = aScene()
  pushMessages(bot, 2)
  await ask('deleteWebhook')
  const kept = bot.updates.pending.length

  await ask('deleteWebhook', { drop_pending_updates: true })

  expect([kept, bot.updates.pending.length]).toEqual([2, 0])
})

function set({ telegram, ask }: Scene, params: Record<string, string | number | boolean>): Promise<Said> {
  return ask('setWebhook', params).finally(() => telegram.clock.advance({ seconds: 1 }))
}

function remarked(description: string) {
  return { ok: true, result: true, description }
}
