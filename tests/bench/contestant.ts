/** One way to make links, with all that it keeps open. */
export interface Contestant {
  /** Makes a link, and gives its URL. */
  createLink(title: string, limit: number): Promise<string>
}

/** What every module in `contestants/` exports as `open`. */
export type Open = (apiRoot: string, options?: ContestantOptions) => Contestant

export interface ContestantOptions {
  /** How long a call may take, where that can be said. @default what the library thinks right */
  timeoutMs?: number
  /** How long a call may wait in all before it gives up, where that can be said. @default the same */
  maxWaitMs?: number
}

export const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0'
export const CHAT_ID = -1001234567890

// The names of the contestants are those of their files.
export const OURS = 'invitegram'
export const OURS_ON_FETCH = 'invitegram-fetch'
export const OURS_ON_UNDICI = 'invitegram-undici'
export const BARE_HTTP = 'node-http'
export const BARE_UNDICI = 'undici'
export const BARE: readonly string[] = [BARE_HTTP, 'fetch', BARE_UNDICI]

export const PEERS: readonly string[] = ['grammy', 'gramio', 'telegraf', 'node-telegram-bot-api']

/** Opens a contestant by its name, and loads no other. Of use only in a built program, beside the built contestants. */
export async function openContestant(name: string, apiRoot: string, options?: ContestantOptions): Promise<Contestant> {
  const module: { open: Open } = await import(new URL(`../contestants/${name}.js`, import.meta.url).href)
  return module.open(apiRoot, options)
}
