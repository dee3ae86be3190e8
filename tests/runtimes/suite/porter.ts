import { Client } from 'invitegram'

export interface PorterSettings {
  readonly token: string
  readonly apiRoot: string
  readonly secretToken: string
}

/** A client that lets in whoever asks. */
export function hirePorter({ token, apiRoot }: PorterSettings): Client {
  const porter = new Client(token, { apiRoot })
  porter.on('joinRequest', (request) => request.approve())
  return porter
}
