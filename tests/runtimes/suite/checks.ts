import { insideChecks } from './inside'
import { outsideChecks } from './outside'
import { secrecyChecks } from './secrecy'
import { webhookChecks } from './webhooks'

/** Everything that is checked within a runtime, by what is true when it passes. */
export const checks = { ...insideChecks, ...outsideChecks, ...secrecyChecks, ...webhookChecks }

/** What is checked from outside, when all the others are done. */
export const ENDS = 'the process ends by itself when the work is done'

export type CheckName = keyof typeof checks | typeof ENDS

export const checkNames = [...Object.keys(checks), ENDS] as CheckName[]
