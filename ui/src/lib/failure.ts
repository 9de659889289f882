/** Why something could not be done, in words for the reader. */
export interface Failure {
  /** Which situation this is; code branches on it, never on words. */
  readonly code: string;
  /** One sentence with a capital and a full stop. */
  readonly message: string;
  /** What the reader can do now, if anything. */
  readonly hint: string | null;
  /** The chain of causes, for "Copy details". */
  readonly details: string | null;
}

/** Makes a failure of whatever was thrown. */
export function toFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  return {
    code: 'failed',
    message: 'Something went wrong inside the window.',
    hint: 'Try again. If it happens twice, copy the details and report them.',
    details: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  };
}

function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    'message' in thrown &&
    'hint' in thrown
  );
}
