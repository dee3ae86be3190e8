import { toInt32 } from '../parse/numbers'
import type { Method } from './call'

const LONGEST_POLL_SECONDS = 50

export const getUpdates: Method = ({ bot, args, gone }) => {
  const request = {
    offset: toInt32(args.raw('offset')),
    limit: args.number('limit', { min: 1, max: 100, byDefault: 100 }),
    timeoutSeconds: args.count('timeout', LONGEST_POLL_SECONDS),
    gone,
  }
  return () => bot.updates.take(request, args.raw('allowed_updates'))
}
