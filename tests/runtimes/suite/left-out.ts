import { type CheckName, ENDS } from './checks'

/** The runtimes, as they are named to the command. */
export type RuntimeName =
  | 'node20-oldest'
  | 'node20'
  | 'node22'
  | 'node24'
  | 'node26'
  | 'bun'
  | 'deno'
  | 'worker'
  | 'page'

export type LeftOut = Partial<Record<CheckName, string>>

const onNode: LeftOut = {
  'a web server for handlers of fetch answers Telegram': 'Node has none; `nodeWebhook` is checked in its place',
}

const withoutNode: LeftOut = {
  'nodeWebhook answers Telegram on node:http': 'there is no `node:http`',
  'every entry point can be required, and is the same': 'there is no `require`',
}

/** What a runtime cannot do, and why. All the rest is checked on each. */
export const leftOut: Readonly<Record<RuntimeName, LeftOut>> = {
  'node20-oldest': onNode,
  node20: onNode,
  node22: onNode,
  node24: onNode,
  node26: onNode,
  bun: {},
  deno: {},
  worker: { ...withoutNode, [ENDS]: 'a Worker is no process' },
  page: {
    ...withoutNode,
    'a web server for handlers of fetch answers Telegram': 'a page cannot be called',
    'a link whose answer is lost is made once': 'Chromium itself sends again what breaks on a socket that it has used',
    [ENDS]: 'a page stays until it is closed',
  },
}
