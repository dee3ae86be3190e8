import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ROOT } from './run'

const HOME = join(inject('hermit'), 'node_modules', 'invitegram')
const FILES = readdirSync(HOME, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(HOME.length + 1))
const TEXTS = FILES.map((file) => ({ file, text: readFileSync(join(HOME, file), 'utf8') }))

/** Where Telegram is; where its documentation is, and that of the adapted libraries; and hosts that examples may name. */
const HOSTS = [
  'api.telegram.org',
  'core.telegram.org',
  't.me',
  'telegram.me',
  'telegram.dog',
  'grammy.dev',
  'gramio.dev',
  'telegraf.js.org',
  'github.com',
  'bot.example',
  'proxy.example',
]

test('the tarball holds what package.json names, and the papers', () => {
  const papers = FILES.filter((file) => !file.startsWith('dist/'))
  const manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'))
  const targets = Object.values<string | Record<string, string>>(manifest.exports).flatMap((it) =>
    typeof it === 'string' ? [it] : Object.values(it),
  )

  expect(papers.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'])
  expect(FILES).toEqual(expect.arrayContaining(targets.map((target) => target.replace('./', ''))))
})

test('of the build only code and types are in it', () => {
  const built = FILES.filter((file) => file.startsWith('dist/'))

  expect(built.filter((file) => !/\.(js|d\.ts)$/.test(file))).toEqual([])
})

test('it tells nothing of the machine it was made on', () => {
  const telling = TEXTS.filter(({ text }) =>
    [ROOT.replace(/\/$/, ''), `${homedir()}/`].some((path) => text.includes(path)),
  )

  expect(telling.map(({ file }) => file)).toEqual([])
})

test('its code names no host but those of Telegram', () => {
  const code = TEXTS.filter(({ file }) => file.startsWith('dist/') || file === 'package.json')

  const hosts = code.flatMap(({ text }) =>
    [...text.matchAll(/https?:\/\/([\w-]+(?:\.[\w-]+)+)/g)].map(([, host]) => host),
  )

  expect([...new Set(hosts)].filter((host) => !HOSTS.includes(host ?? ''))).toEqual([])
})

test('nothing in it names a registry, or a server of the place where it was made', () => {
  const telling = TEXTS.filter(({ text }) => /\/\/[\w.-]*registry\b|\/\/(localhost|\d+\.\d+\.\d+\.\d+)/i.test(text))

  expect(telling.map(({ file }) => file)).toEqual([])
})
