/** Every page of the site but the home page and the API reference, in the order in which one might read them. */
export const sidebar = [
  {
    text: 'The basics',
    items: [
      { text: 'Start here', link: '/guide/start-here' },
      { text: 'Links', link: '/guide/links' },
      { text: 'Editing safely', link: '/guide/editing-safely' },
      { text: 'Subscriptions', link: '/guide/subscriptions' },
      { text: 'Links in bulk', link: '/guide/bulk' },
    ],
  },
  {
    text: 'People',
    items: [
      { text: 'Join requests', link: '/guide/join-requests' },
      { text: 'Who came through', link: '/guide/who-came-through' },
      { text: 'Webhooks and polling', link: '/guide/updates' },
      { text: 'What the bot may do', link: '/guide/access' },
    ],
  },
  {
    text: 'When things go wrong',
    items: [
      { text: 'Waiting and retries', link: '/guide/waiting-and-retries' },
      { text: 'Errors', link: '/guide/errors' },
      { text: 'Security', link: '/guide/security' },
    ],
  },
  {
    text: 'Where it runs',
    items: [
      { text: 'In your framework', link: '/guide/frameworks' },
      { text: 'Runtimes', link: '/guide/runtimes' },
    ],
  },
  {
    text: 'Without Telegram',
    items: [
      { text: 'Testing your bot', link: '/guide/testing-your-bot' },
      { text: 'The emulator', link: '/guide/emulator' },
    ],
  },
  {
    text: 'Coming from',
    items: [
      { text: 'grammY', link: '/coming-from/grammy' },
      { text: 'GramIO', link: '/coming-from/gramio' },
      { text: 'Telegraf', link: '/coming-from/telegraf' },
      { text: 'node-telegram-bot-api', link: '/coming-from/node-telegram-bot-api' },
      { text: 'mtcute', link: '/coming-from/mtcute' },
      { text: 'MTKruto', link: '/coming-from/mtkruto' },
    ],
  },
  {
    text: 'About Telegram',
    items: [
      { text: 'What it does not allow', link: '/facts/not-allowed' },
      { text: 'Facts about the Bot API', link: '/facts/bot-api' },
    ],
  },
  {
    text: 'About this library',
    items: [
      { text: 'Benchmarks', link: '/project/benchmarks' },
      { text: 'Performance', link: '/project/performance' },
      { text: 'Mutation testing', link: '/project/mutation-testing' },
    ],
  },
]
