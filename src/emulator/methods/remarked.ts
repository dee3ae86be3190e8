/** A result with a remark on it, which goes out as `description`. */
export class Remarked {
  constructor(
    readonly result: unknown,
    readonly description: string,
  ) {}
}
