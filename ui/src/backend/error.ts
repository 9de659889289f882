import type { Failure } from '../lib/failure';
import type { ApiError, ErrorCode } from './bindings';

/** Thrown by `call`: what could not be done, in the program's words. */
export class AppError extends Error implements Failure {
  readonly code: ErrorCode;
  readonly hint: string | null;
  readonly details: string | null;

  constructor(from: ApiError) {
    super(from.message);
    this.name = 'AppError';
    this.code = from.code;
    this.hint = from.hint;
    this.details = from.details;
  }

  /** Makes one of whatever the host rejected with. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown;
    if (isApiError(thrown)) return new AppError(thrown);
    return new AppError({
      code: 'failed',
      message: 'The window could not reach the program behind it.',
      hint: 'Close the window and open it again.',
      details: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
    });
  }
}

function isApiError(thrown: unknown): thrown is ApiError {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;
}
