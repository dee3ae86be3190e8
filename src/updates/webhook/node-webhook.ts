import { isObject } from '../../errors'
import { bodyIsLost, headersFor, type RequestHead, refusalOf, SECRET_HEADER, takeIn, type UpdateHandler } from './gate'
import { readNodeBody, Unread } from './node-body'
import type { FastifyReply, FastifyRequest, NodeRequest, NodeResponse } from './node-shapes'
import { checkWebhookOptions, type WebhookOptions, type WebhookRules } from './options'
import { turnAway } from './turn-away'

/** Answers Telegram's requests: a listener of `node:http`, and a handler of Express and Fastify. It never rejects. */
export type NodeWebhook = (
  request: NodeRequest | FastifyRequest,
  response: NodeResponse | FastifyReply,
) => Promise<void>

/**
 * The same as {@link Client.webhook}, for `node:http`, Express and Fastify. Whether something has read or parsed the body
 * before does not matter.
 *
 * @throws {InvalidOptionsError} at once, if an option cannot be right
 *
 * @example
 * createServer(nodeWebhook(client, { secretToken: process.env.WEBHOOK_SECRET })).listen(8443)
 *
 * @example
 * app.post('/telegram', nodeWebhook(client, { secretToken: process.env.WEBHOOK_SECRET })) // Express and Fastify
 */
export function nodeWebhook(client: UpdateHandler, options: WebhookOptions): NodeWebhook {
  const rules = checkWebhookOptions(options)
  // What it makes is not needed here, but a client that has made one knows how updates come in.
  client.webhook?.(options)
  return (request, response) =>
    'raw' in request
      ? answerFastify(client, rules, request, response as FastifyReply)
      : answerNode(client, rules, request, response as NodeResponse)
}

async function answerNode(
  handler: UpdateHandler,
  rules: WebhookRules,
  request: NodeRequest,
  response: NodeResponse,
): Promise<void> {
  const refusal = refusalOf(headOf(request), rules)
  if (refusal !== undefined) return turnAway(request, response, refusal)
  const body = wasRead(request) ? request.body : await readNodeBody(request, rules)
  if (body instanceof Unread) return turnAway(request, response, body.status)
  const status = body === undefined ? await bodyIsLost() : await takeIn(handler, body)
  // A time limit around us may have answered already.
  if (response.headersSent) return
  response.writeHead(status, { 'Content-Length': '0' })
  response.end()
}

/** A parser that has passed a request over may leave an empty body, and the real one unread. */
function wasRead({ body, readableDidRead }: NodeRequest): boolean {
  if (readableDidRead !== false) return body !== undefined || readableDidRead === true
  return body !== undefined && !(isObject(body) && Object.keys(body).length === 0)
}

async function answerFastify(
  handler: UpdateHandler,
  rules: WebhookRules,
  { raw, body }: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const status = refusalOf(headOf(raw), rules) ?? (await takeIn(handler, body))
  if (reply.sent) return
  reply.code(status)
  reply.headers(headersFor(status))
  await reply.send()
}

function headOf({ method, headers }: Pick<NodeRequest, 'method' | 'headers'>): RequestHead {
  return {
    method,
    secret: headers[SECRET_HEADER],
    contentType: headers['content-type'],
    contentLength: headers['content-length'],
  }
}
