import { benchEmulator } from './emulator'

const PARTS: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = { emulator: benchEmulator }

const [part = '', ...more] = process.argv.slice(2)
const bench = PARTS[part]
if (bench === undefined || more.length > 0) {
  console.log(`npm run bench -- ${Object.keys(PARTS).join('|')}`)
  process.exitCode = 2
} else {
  await bench(console.log)
}
