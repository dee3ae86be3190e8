import type { Row } from './friendly-row'
import { outcomeOf } from './request-outcomes'

/** The calls that answer a request to join. */
export const REQUEST_ROWS: Readonly<Record<string, Row>> = {
  approveChatJoinRequest: {
    takes: ['chatId', 'userId'],
    comesTo: ([answer]) => outcomeOf('approved', answer),
    make: (client, [chatId, userId]) => client.approveJoinRequest(chatId, userId),
  },
  declineChatJoinRequest: {
    takes: ['chatId', 'userId'],
    comesTo: ([answer]) => outcomeOf('declined', answer),
    make: (client, [chatId, userId]) => client.declineJoinRequest(chatId, userId),
  },
}
