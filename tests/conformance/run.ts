import { conformance } from './command'

process.exitCode = await conformance(process.argv.slice(2), console.log)
