// The work on many links itself.

export { creating } from './creating'
export { revoking } from './revoking'
