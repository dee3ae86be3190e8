// All that tells failures apart and puts them into words: loaded with the first, for most programs meet none.

export { lookInto } from './failure'
export { toRefusal } from './refusal'
