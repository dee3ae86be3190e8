import { expect, inject, test } from 'vitest'
import { runTool } from './run'

const TARBALL = inject('tarball')

test('publint finds nothing wrong with the package', async () => {
  expect(await runTool('publint', ['run', TARBALL, '--strict'])).toContain('All good!')
})

test('its types are found however modules are looked for', async () => {
  expect(await runTool('attw', [TARBALL, '--profile', 'esm-only', '--quiet'])).toBe('')
})
