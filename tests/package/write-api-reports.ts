import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeApiReports } from './api-reports'
import { ROOT } from './run'

// `npm run api`: writes down anew what the package offers, for a review to see what a change does to it.

const folder = join(ROOT, '.api')
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
await writeApiReports(ROOT, folder)
