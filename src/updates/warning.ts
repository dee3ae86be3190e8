/** Something that is not right, though nothing failed. */
export interface ClientWarning {
  /**
   * For programs:
   *
   * | code | |
   * |---|---|
   * | `members-unseen` | the bot is not told any more who joins and leaves a chat, and somebody listens to that |
   * | `requests-unseen` | the same, of who asks to be let in |
   * | `access-lost` | both at once |
   * | `updates-unasked` | somebody listens to what Telegram was not asked for |
   * | `polling-fails` | fetching has failed three times in a row, and goes on |
   * | `updates-unconfirmed` | polling has ended, and Telegram could not be told what was handled: that may come again |
   * | `update-unreadable` | an update is not as Telegram sends them, and nobody listens to `error` |
   * | `screening-failed` | a request to join could not be decided on or answered, and nobody listens to `error` |
   */
  readonly code:
    | 'members-unseen'
    | 'requests-unseen'
    | 'access-lost'
    | 'updates-unasked'
    | 'polling-fails'
    | 'updates-unconfirmed'
    | 'update-unreadable'
    | 'screening-failed'
  /** For people: what is not right, and what to do about it. */
  readonly message: string
  /** The chat that it is about, or `null`. */
  readonly chatId: number | null
}
