import type { Update } from '@grammyjs/types'
import { isObject } from '../errors'

/** Whether something is an update, whatever else is in it. */
export function isUpdate(value: unknown): value is Update {
  return isObject(value) && 'update_id' in value && Number.isSafeInteger(value.update_id)
}
