import { checkFields } from '../errors'

/**
 * Refuses what is no user.
 *
 * @param path - where in the update it stands
 * @throws {UpdateError}
 */
export function checkUser(raw: unknown, path: string): void {
  checkFields(raw, path, {
    id: 'number',
    is_bot: 'boolean',
    first_name: 'string',
    last_name: 'string?',
    username: 'string?',
    language_code: 'string?',
    is_premium: 'boolean?',
  })
}
