// What can be done about a request: loaded with the first act, for many programs only watch.

export { approveJoinRequest, declineJoinRequest } from './answer'
export { answerQuery } from './guard-query'
export { sendText } from './message'
export { openWebApp } from './web-app'
