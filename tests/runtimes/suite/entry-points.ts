/**
 * How each entry point of the package is imported. By their whole names, so that bundlers see them. What needs another
 * package to be imported, as `invitegram/emulator/msw` does, is not among them.
 */
export const entryPoints: Readonly<Record<string, () => Promise<object>>> = {
  invitegram: () => import('invitegram'),
  'invitegram/emulator': () => import('invitegram/emulator'),
  'invitegram/gramio': () => import('invitegram/gramio'),
  'invitegram/grammy': () => import('invitegram/grammy'),
  'invitegram/node-telegram-bot-api': () => import('invitegram/node-telegram-bot-api'),
  'invitegram/telegraf': () => import('invitegram/telegraf'),
}
