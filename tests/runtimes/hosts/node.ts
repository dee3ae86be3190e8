import { runInProcess } from './process'

await runInProcess()
