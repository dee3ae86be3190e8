import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ROOT, run } from './run'

const CONSUMER = inject('consumer')
const TYPES = join(CONSUMER, 'node_modules', 'invitegram', 'dist')

const PROGRAM = `
import { ApiError, Client } from 'invitegram'
import type { CallOptions, CreateInviteLinkOptions, InviteLink, Layer } from 'invitegram'
import { Emulator, type EmulatedChat } from 'invitegram/emulator'
import { telegramHandlers } from 'invitegram/emulator/msw'

const telegram = new Emulator({ clock: 'auto', startAt: new Date(0) })
const chat: EmulatedChat = telegram.addChat({ type: 'channel' })
const quiet: Layer = (inner) => ({ call: (method, params, options) => inner.call(method, params, options) })
const client = new Client('token', { fetch: telegram.fetch, clock: telegram.clock, layers: [quiet] })

export const handlers: object[] = telegramHandlers(telegram)

export async function invite(options: CreateInviteLinkOptions, call: CallOptions): Promise<InviteLink> {
  const link = await client.createInviteLink(chat.id, options, call)
  const title: string | null = link.title
  const { username }: { username: string } = await client.api.call('getMe')
  return await link.edit({ title: title ?? username, expireIn: { days: 7 } })
}

export function hintOf(error: unknown): string | undefined {
  return error instanceof ApiError && error.reason === 'not-enough-rights' ? error.hint : undefined
}

// @ts-expect-error: a link is either counted or approved
void client.createInviteLink(chat.id, { limit: 50, requireApproval: true })
// @ts-expect-error: a misspelt option
void client.createInviteLink(chat.id, { expiresAt: new Date() })
`

test('the types name nothing of Node', () => {
  const files = readdirSync(TYPES, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.d.ts'))

  const types = files.map((file) => readFileSync(join(TYPES, file), 'utf8')).join('\n')

  expect(types).toContain('declare class Client')
  expect(types).not.toMatch(/(from|import\() ?['"](node:|https?['"])|<reference|NodeJS\.|\bBuffer\b/)
})

test.each([
  ['typescript-oldest', 'node16'],
  ['typescript-oldest', 'bundler'],
  ['typescript-newest', 'nodenext'],
  ['typescript-newest', 'bundler'],
])('%s with %s reads them, strict and without skipping any', async (compiler, resolution) => {
  const folder = join(CONSUMER, `${compiler}-${resolution}`)
  await mkdir(folder)
  await writeFile(join(folder, 'program.ts'), PROGRAM)
  const options = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    types: [],
    module: resolution === 'bundler' ? 'ESNext' : resolution,
    moduleResolution: resolution,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }))

  const printed = await run(process.execPath, [join(ROOT, 'node_modules', compiler, 'bin', 'tsc'), '-p', folder])

  expect(printed).toBe('')
})
