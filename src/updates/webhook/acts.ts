// What can be said to Telegram about webhooks: loaded with the first of it, for most programs never say any.

export { getWebhookInfo } from './info'
export { deleteWebhook, setWebhook } from './settings'
