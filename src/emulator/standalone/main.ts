import { standalone } from './command'

/** Ctrl-C, or whoever started it. */
const ended = new Promise((resolve) => {
  process.once('SIGINT', resolve)
  process.once('SIGTERM', resolve)
})

const exitCode = await standalone(process.argv.slice(2), console.log, () => ended)
// Calls that wait, and webhooks that are tried again, would go on for those who have been cut off.
process.exit(exitCode)
