import { runChecks } from '../suite/run-checks'

declare const location: { readonly origin: string }

// The page comes from the same origin as the emulated Telegram, for no page may ask another without that one's leave.
const report = await runChecks('page', { telegram: location.origin })
await fetch('/report', { method: 'POST', body: JSON.stringify(report) })
