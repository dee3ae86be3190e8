import { standalone } from './command'

/** Ctrl-C, or whoever started it. */
const ended = new Promise((resolve) => {
  process.once('SIGINT', resolve)
  process.once('SIGTERM', resolve)
})

process.exitCode = await standalone(process.argv.slice(2), console.log, () => ended)
