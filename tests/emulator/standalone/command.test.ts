import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { Emulator } from 'invitegram/emulator'
import { expect, test, vi } from 'vitest'
import { standalone } from '../../../src/emulator/standalone/command'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A call of getUpdates waits for 50 seconds. */
const WELL_BEFORE_THE_POLL_ENDS_MS = 30_000

/** Runs it on a free port, and ends it when what is to be done while it runs has been done. */
async function running(args: string[], meanwhile: (lines: string[], url: string) => Promise<unknown> = async () => {}) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const url = () => /http:\S+/.exec(lines[0] ?? '')?.[0] ?? ''
  const code = await standalone(['--port', '0', ...args], print, () => meanwhile(lines, url()))
  return { code, lines, url: url() }
}

function lineAbout(lines: string[], what: string): string {
  return (lines.find((line) => line.startsWith(`${what} `)) ?? '').slice(what.length).trim()
}

test('it prints a token, a chat and an owner that are there, until it is to end', async () => {
  let answer: unknown
  const { code, lines, url } = await running([], async (printed, root) => {
    const chat = lineAbout(printed, 'chat').split(' ')[0]
    const response = await fetch(`${root}/bot${lineAbout(printed, 'token')}/createChatInviteLink?chat_id=${chat}`)
    answer = await response.json()
  })

  expect(code).toBe(0)
  expect(answer).toMatchObject({ ok: true, result: { creator: { first_name: 'Porter' } } })
  expect(lineAbout(lines, 'owner')).toMatch(/^\d+ {2}Olga$/)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('it says how each library is pointed at it', async () => {
  const { lines, url } = await running([])

  expect(lines).toEqual(
    expect.arrayContaining([
      `grammY                 new Bot(TOKEN, { client: { apiRoot: '${url}' } })`,
      `GramIO                 new Bot(TOKEN, { api: { baseURL: '${url}/bot' } })`,
      `Telegraf               new Telegraf(TOKEN, { telegram: { apiRoot: '${url}' } })`,
      `node-telegram-bot-api  new Bot(TOKEN, { apiRoot: '${url}' })`,
      `python-telegram-bot    ApplicationBuilder().token(TOKEN).base_url('${url}/bot').build()`,
      `aiogram                Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base('${url}')))`,
    ]),
  )
})

test('the same seed gives the same Telegram, another another', async () => {
  const [one, same, other] = [await running(['--seed', '7']), await running(['--seed', '7']), await running([])]

  expect(lineAbout(same.lines, 'token')).toBe(lineAbout(one.lines, 'token'))
  expect(lineAbout(other.lines, 'token')).not.toBe(lineAbout(one.lines, 'token'))
})

test('its kind and its clock can be chosen', async () => {
  const seen: unknown[] = []
  await running(['--server', 'self-hosted --local', '--clock', 'still'], async (_, root) => {
    seen.push((await fetch(`${root}/bot12/getMe`)).status)
    const headers = { 'content-type': 'application/json' }
    const advance = () => fetch(`${root}/control/clock/advance`, { method: 'POST', headers, body: '{"days":1}' })
    const [before, after] = [await (await advance()).json(), await (await advance()).json()]
    seen.push(Date.parse(Object(after).now) - Date.parse(Object(before).now))
  })

  expect(seen).toEqual([401, 86_400_000])
})

test.each([
  [['--port', '65536'], "--port has to be a whole number from 0 to 65535, and not '65536'"],
  [['--port', 'http'], "--port has to be a whole number from 0 to 65535, and not 'http'"],
  [['--seed', '1.5'], "--seed has to be a whole number from 0 to 9007199254740991, and not '1.5'"],
  [['--clock', 'sundial'], "--clock has to be 'system' or 'still' or 'auto', and not 'sundial'"],
  [['--server', 'mine'], "--server has to be 'cloud' or 'self-hosted' or 'self-hosted --local', and not 'mine'"],
  [['--speed', '2'], "Unknown option '--speed'"],
  [['8081'], "Unexpected argument '8081'"],
])('%j is answered with what is wrong, and how it is used', async (args, complaint) => {
  const { code, lines } = await running(args)

  expect(code).toBe(2)
  expect(lines[0]).toContain(complaint)
  expect(lines.slice(1, 3)).toEqual(['', expect.stringContaining('npm run emulator -- [--port 8081]')])
})

test('who asks for help is told how it is used', async () => {
  const { code, lines } = await running(['--help'])

  expect(code).toBe(0)
  expect(lines[0]).toContain('npm run emulator -- [--port 8081]')
})

test('a port that is taken gives one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const { code, lines } = await running(['--port', String(port)])

  other.close()
  expect({ code, lines }).toEqual({ code: 1, lines: [`Port ${port} is taken: choose another with --port`] })
})

test('whatever else keeps it from listening is told as it is', async () => {
  const listen = vi.spyOn(Emulator.prototype, 'listen').mockRejectedValue(new Error('no sockets left'))

  const starting = running([])

  await expect(starting).rejects.toThrow('no sockets left')
  listen.mockRestore()
})

test.each([['SIGINT'], ['SIGTERM']] as const)(
  '%s ends it cleanly, though a bot waits for updates',
  async (signal) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/emulator/standalone/main.ts', '--port', '0'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = await printedBy(child)
    const bot = `${/http:\S+/.exec(lines[0] ?? '')?.[0]}/bot${lineAbout(lines, 'token')}`
    const poll = fetch(`${bot}/getUpdates?timeout=50`).catch(() => 'cut off')
    await fetch(`${bot}/getMe`)

    child.kill(signal)

    const [code, killedBy] = await once(child, 'exit')
    expect({ code, killedBy, poll: await poll }).toEqual({ code: 0, killedBy: null, poll: 'cut off' })
  },
  WELL_BEFORE_THE_POLL_ENDS_MS,
)

test('as a program it takes its arguments from the command line, and its code to the shell', async () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
  const exit = vi.fn()
  vi.stubGlobal('process', Object.assign(Object.create(process), { argv: ['node', 'main.ts', '--port', '-'], exit }))

  await import('../../../src/emulator/standalone/main')

  vi.unstubAllGlobals()
  expect(exit).toHaveBeenCalledWith(2)
  expect(printed).toHaveBeenCalledWith(expect.stringContaining('npm run emulator'))
  printed.mockRestore()
})

/** The lines it prints when it starts. */
async function printedBy({ stdout }: ChildProcessByStdio<null, Readable, null>): Promise<string[]> {
  let printed = ''
  for await (const chunk of stdout) {
    printed += chunk
    if (printed.includes('Ctrl-C')) break
  }
  return printed.split('\n')
}
