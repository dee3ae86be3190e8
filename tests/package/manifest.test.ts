import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ROOT, runTool } from './run'

const TARBALL = inject('tarball')
const PACKAGE = JSON.parse(readFileSync(join(inject('hermit'), 'node_modules/invitegram/package.json'), 'utf8'))

test('publint finds nothing wrong with the package', async () => {
  expect(await runTool('publint', ['run', TARBALL, '--strict'])).toContain('All good!')
})

test('its types are found however modules are looked for', async () => {
  expect(await runTool('attw', [TARBALL, '--profile', 'esm-only', '--quiet'])).toBe('')
})

test('beside types it depends on date-fns alone', () => {
  expect(Object.keys(PACKAGE.dependencies)).toEqual(['@grammyjs/types', 'date-fns'])
  expect(PACKAGE.optionalDependencies).toBeUndefined()
})

test('what it can work with nobody has to install', () => {
  const peers = Object.keys(PACKAGE.peerDependencies)

  expect(peers.filter((name) => PACKAGE.peerDependenciesMeta[name]?.optional !== true)).toEqual([])
})

test('installing it runs nothing', () => {
  const atInstall = ['preinstall', 'install', 'postinstall', 'prepare']

  expect(Object.keys(PACKAGE.scripts).filter((name) => atInstall.includes(name))).toEqual([])
})

test('it is published for everybody, with its provenance', () => {
  expect(PACKAGE.publishConfig).toEqual({ access: 'public', provenance: true })
})

test('the changelog tells of this version', () => {
  const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')

  expect(changelog.split('\n')).toContain(`## ${PACKAGE.version}`)
})
