import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { complaintsAbout } from './architecture/complaints'
import type { Sources } from './architecture/imports'

const ROOT = new URL('../', import.meta.url)

function readSources(): Sources {
  const files = readdirSync(new URL('src', ROOT), { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
  return new Map(files.map((file) => [file, readFileSync(new URL(file, ROOT), 'utf8')]))
}

/** A house of these files alone. */
function house(files: Record<string, string>): Sources {
  return new Map(Object.entries(files))
}

test('every import in src is one that the house allows', () => {
  const sources = readSources()

  const complaints = complaintsAbout(sources)

  expect(complaints).toEqual([])
  expect(sources.has('src/client.ts')).toBe(true)
})

test('imports point down only', () => {
  const sources = house({
    'src/links/edit.ts': "import { dispatch } from '../updates/dispatch'",
    'src/updates/dispatch.ts': "import { edit } from '../links/edit-params'",
    'src/links/edit-params.ts': '',
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/links/edit.ts may not import src/updates/dispatch.ts: updates is above links, and imports point down',
  ])
})

test('types point down too', () => {
  const sources = house({
    'src/errors/api-error.ts': "import type { Caller } from '../api/caller'",
    'src/api/caller.ts': "export type Client = import('../client').Client",
    'src/client.ts': '',
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/errors/api-error.ts may not import src/api/caller.ts: api is above errors, and imports point down',
    'src/api/caller.ts may not import src/client.ts: client is above api, and imports point down',
  ])
})

test('rooms of the same rank do not see each other, files of one room do', () => {
  const sources = house({
    'src/links/edit.ts': "export { openExchange } from '#platform'\nexport * from './params'",
    'src/links/params.ts': '',
    'src/transport/platform.ts': '',
    'src/transport/platform.node.ts': '',
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/links/edit.ts may not import src/transport/platform.node.ts: transport and links have the same rank, and do not see each other',
    'src/links/edit.ts may not import src/transport/platform.ts: transport and links have the same rank, and do not see each other',
  ])
})

test('a room must have a rank', () => {
  const sources = house({ 'src/attic/box.ts': '' })

  expect(complaintsAbout(sources)).toEqual(['src/attic has no rank: give it one in tests/architecture/ranks.ts'])
})

test('an import must lead to a file', () => {
  const sources = house({ 'src/links/edit.ts': "import './nowhere'" })

  expect(complaintsAbout(sources)).toEqual(['src/links/edit.ts imports ./nowhere, which is no file'])
})

test('adapters know of what is above the api its types only, but for the transport', () => {
  const sources = house({
    'src/adapters/grammy.ts': [
      "import { Api } from '../api/api'",
      "import { Attempt } from '../transport/attempt'",
      "import { InviteLink } from '../links/invite-link'",
      "import { type Client } from '../client'",
      "import { Client as Maker, type Other } from '../client'",
    ].join('\n'),
    'src/api/api.ts': '',
    'src/transport/attempt.ts': '',
    'src/links/invite-link.ts': '',
    'src/client.ts': '',
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/adapters/grammy.ts may not import src/links/invite-link.ts: of links it may know the types only, for it is an entry point of its own',
    'src/adapters/grammy.ts may not import src/client.ts: of client it may know the types only, for it is an entry point of its own',
  ])
})

test('the emulator knows the errors and the type of a clock, and nothing else of the library', () => {
  const sources = house({
    'src/emulator/clock.ts': "import type { Clock } from '../time/clock'\nimport { ApiError } from '../errors'",
    'src/emulator/state/link.ts': "import { toUnixSeconds } from '../../time/unix-seconds'",
    'src/emulator/parse/link.ts': "import type { InviteLink } from '../../links/invite-link'",
    'src/emulator/msw.ts': "import { http } from 'msw'\nimport { ApiError } from '../errors'",
    'src/errors/index.ts': '',
    'src/time/clock.ts': '',
    'src/time/unix-seconds.ts': '',
    'src/links/invite-link.ts': '',
  })

  const why = 'the emulator stands by itself, so that it and the client can disagree'
  expect(complaintsAbout(sources)).toEqual([
    `src/emulator/state/link.ts may not import src/time/unix-seconds.ts: ${why}`,
    `src/emulator/parse/link.ts may not import src/links/invite-link.ts: ${why}`,
    `src/emulator/msw.ts may not import src/errors/index.ts: ${why}`,
  ])
})

test('of the library only the command line uses the emulator', () => {
  const sources = house({
    'src/client.ts': "import { Emulator } from './emulator'",
    'src/cli/serve.ts': "import { Emulator } from '../emulator'",
    'src/emulator/index.ts': '',
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/client.ts may not import src/emulator/index.ts: only the cli, tests and examples use the emulator',
  ])
})

test('files that need each other to start are found, however long the circle', () => {
  const sources = house({
    'src/links/create.ts': "import { edit } from './edit'",
    'src/links/edit.ts': "import { replace } from './replace'",
    'src/links/replace.ts': "import { edit } from './edit'\nimport type { create } from './create'",
  })

  expect(complaintsAbout(sources)).toEqual([
    'these import each other in a circle: src/links/edit.ts → src/links/replace.ts → src/links/edit.ts',
  ])
})

test('types and what is loaded on demand make no circle', () => {
  const sources = house({
    'src/links/create.ts': "import { edit } from './edit'",
    'src/links/edit.ts': "import type { create } from './create'\nexport const later = () => import('./create')",
  })

  expect(complaintsAbout(sources)).toEqual([])
})

test('only the transport for Node knows Node, and the emulator while it listens', () => {
  const sources = house({
    'src/transport/node-exchange.ts': "import http from 'node:http'",
    'src/transport/fetch-exchange.ts': "import { Buffer } from 'node:buffer'",
    'src/transport/keep-alive-agent.ts': "import { Agent } from 'http'",
    'src/emulator/server/listen.ts':
      "import type { Server } from 'node:http'\nimport { createServer } from 'node:http'",
    'src/emulator/clock.ts': "export const load = () => import('node:timers')",
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/transport/fetch-exchange.ts may not import node:buffer: it has to run where there is no Node',
    'src/transport/keep-alive-agent.ts may not import http: it is part of Node, and written node:http',
    'src/emulator/server/listen.ts may not import node:http: only while it listens does it need Node',
    'src/emulator/clock.ts may not import node:timers: it has to run where there is no Node',
  ])
})

test('what is loaded by the name of a constant is seen, too', () => {
  const sources = house({
    'src/emulator/clock.ts': "const TIMERS = 'node:timers'\nexport const load = () => import(TIMERS)",
    'src/emulator/random.ts': 'export const load = (name: string) => import(name)',
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/emulator/clock.ts may not import node:timers: it has to run where there is no Node',
    'src/emulator/random.ts imports ./…, which is no file',
  ])
})

test('the stand-alone emulator knows Node, and no other file knows it', () => {
  const sources = house({
    'src/emulator/standalone/command.ts':
      "import { parseArgs } from 'node:util'\nimport { Emulator } from '../emulator'",
    'src/emulator/emulator.ts': "export { run } from './standalone/command'",
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/emulator/emulator.ts may not import src/emulator/standalone/command.ts: it is a program of its own',
    'these import each other in a circle: src/emulator/standalone/command.ts → src/emulator/emulator.ts → src/emulator/standalone/command.ts',
  ])
})

test('date-fns is imported function by function, its types aside, and hardly any other package at all', () => {
  const sources = house({
    'src/time/duration.ts': "import type { Duration } from 'date-fns'\nimport { add } from 'date-fns/add'",
    'src/time/clock.ts': "import { add } from 'date-fns'",
    'src/people/user.ts': "import { type User, isUser } from '@grammyjs/types'",
    'src/links/edit.ts': "import { http } from 'msw'",
  })

  expect(complaintsAbout(sources)).toEqual([
    'src/time/clock.ts may not import date-fns: its root is slow to load: name the function, date-fns/add',
    'src/people/user.ts may not import @grammyjs/types: it is there for its types alone',
    'src/links/edit.ts may not import msw: the library needs no such package',
  ])
})
