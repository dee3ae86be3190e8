// What takes an update in, from the request that brings it to those who listen: loaded together, with the first.

export { emit } from './emit'
export { Receiver } from './receiver'
export { answerRequest } from './webhook/answer-request'
