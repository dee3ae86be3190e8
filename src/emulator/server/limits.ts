/** All arguments of a call together, before they are decoded. */
export const MAX_ARGUMENTS_BYTES = 2 ** 20

/** All headers of a request together. */
export const MAX_HEADERS_BYTES = 2 ** 18
