import { join } from 'node:path'
import { ROOT } from '../../package/run'

/** A certificate for localhost, and its key, which is no secret. */
export const CERTIFICATE_FILE = join(ROOT, 'tests/support/tls/localhost.crt')
export const KEY_FILE = join(ROOT, 'tests/support/tls/localhost.key')
