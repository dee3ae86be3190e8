// What can be done to a link, beside making one: loaded with the first act, for many programs only make links.

export { Arrivals } from './arrivals'
export { editInviteLink, editSubscriptionLink, revokeInviteLink } from './by-link-or-url'
export { checkWatching } from './check-watching'
export { editLink } from './edit'
export { awaitFirst } from './first-join'
export { getPrimary, replacePrimary } from './primary'
export { replaceLink } from './replace'
export { revokeLink } from './revoke'
export { createSubscription } from './subscription'
