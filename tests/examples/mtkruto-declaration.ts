// What the page about MTKruto uses of it, written after its source: client/4_chat_manager.ts at 021e923, client/2_context.ts
// at 04147eb, and the pages of its site. The library itself is not among the packages that are installed here, so the name
// `@mtkruto/node` leads to this file.

type ID = number | string

interface InviteLink {
  inviteLink: string
  title?: string
  /** In Unix seconds. */
  expiresAt?: number
  limit?: number
}

interface JoinRequest {
  chat: { id: number }
  from: { id: number }
  bio?: string
}

/** Times are Unix seconds. */
interface CreateInviteLinkParams {
  title?: string
  expireAt?: number
  limit?: number
  isApprovalRequired?: boolean
}

/** A call in the protocol's own names. */
interface Invocation {
  _: string
  [argument: string]: unknown
}

export interface Client {
  createInviteLink(chatId: ID, params?: CreateInviteLinkParams): Promise<InviteLink>
  /** For people only. */
  getCreatedInviteLinks(chatId: ID, params?: { by?: ID; isRevoked?: boolean; limit?: number }): Promise<InviteLink[]>
  approveJoinRequest(chatId: ID, userId: ID): Promise<void>
  declineJoinRequest(chatId: ID, userId: ID): Promise<void>
  getInputPeer(id: ID): Promise<object>
  invoke(call: Invocation): Promise<object>
  on(type: 'joinRequest', handler: (ctx: { update: { joinRequest: JoinRequest } }) => Promise<void>): unknown
}
