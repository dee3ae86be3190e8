// What is told once in a while, if ever: loaded together, with the first of it.

export { forgetMigrations, migrationNews } from './migration-news'
export { noUpdate } from './no-update'
export { unreadableNews } from './unreadable-news'
export { UNSERVED } from './unserved-warning'
export { tellOfLostBody, tellOfUnhandled } from './webhook/complaints'
