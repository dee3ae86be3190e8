import { readArguments } from '../server/read-request'
import type { WireRequest } from '../server/wire'
import type { PostOffice } from './post-office'
import type { WebhookAnswer } from './webhook-request'

/** A webhook cannot call these by its answer: it would not see what they tell it, or is itself what they are about. */
const IGNORED = /^(?:get.*|setwebhook|deletewebhook|close|logout)$/is

/** Makes the call that a webhook has answered with, if it has. What comes of it nobody is told. */
export async function runReply(office: PostOffice, token: string, answer: WebhookAnswer): Promise<void> {
  const done = office.activity.begin()
  try {
    const request = { verb: 'POST', headers: { 'content-type': answer.contentType }, body: answer.body }
    const method = await methodIn({ ...request, target: '/' })
    if (method === '' || IGNORED.test(method)) return
    await office.answer({ ...request, target: `/bot${token}/${method}` })
  } finally {
    done()
  }
}

/** `''` if the answer is just an answer. */
async function methodIn(request: WireRequest): Promise<string> {
  return readArguments(request).then(
    (args) => args.raw('method'),
    () => '',
  )
}
