/** All arguments of a call together, before they are decoded. */
export const MAX_ARGUMENTS_BYTES = 2 ** 20

/** All headers of a request together. */
export const MAX_HEADERS_BYTES = 2 ** 18

/** Files that come with one request. */
export const MAX_FILES = 50

/**
 * A request that may bring files, or a body that nobody reads. The real server keeps files of gigabytes on its disk;
 * here all is in memory, and 50 MB is what bots may send to Telegram.
 */
export const MAX_UPLOAD_BYTES = 50 * 2 ** 20
