// Runs in a folder where the package is installed, on any Node: imports and requires all that the package can be
// imported by, and prints a line for each. Plain JavaScript, for it is copied there and has nothing else to go by.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const { name, exports, peerDependenciesMeta = {} } = require('invitegram/package.json')

for (const path of Object.keys(exports).filter((key) => key !== './package.json')) {
  const entry = name + path.slice(1)
  const missing = await tryToLoad(entry)
  console.log(missing === undefined ? `${entry} loads` : `${entry} needs ${missing}`)
}

/** Gives the name of the optional package without which the entry point does not load, or `undefined` if it loads. */
async function tryToLoad(entry) {
  try {
    const imported = await import(entry)
    const required = require(entry)
    assert.notEqual(Object.keys(imported).length, 0, `${entry} exports nothing`)
    for (const [key, value] of Object.entries(imported)) {
      assert.equal(required[key], value, `${key} of ${entry} is one thing when imported, and another when required`)
    }
  } catch (error) {
    const missing = Object.keys(peerDependenciesMeta).find((peer) => error.message.includes(`'${peer}'`))
    if (missing === undefined) throw error
    return missing
  }
}
