import type { Api, ApiError } from './generated';

/** What the interface asks of the core, whoever carries it. */
export type Backend = Api & {
  /** What only the app in a window of its own can do; nothing in a browser. */
  native?: Native;
};

/** The system around the window. */
export interface Native {
  /** Tells which action was chosen in a menu of the system. */
  onMenu(run: (action: string) => void): void;
  /** Tells that another window wrote something. */
  onChange(run: () => void): void;
}

/** A refusal as it arrives, whatever was thrown. */
export function refusal(thrown: unknown): ApiError {
  if (isApiError(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'failed', message, fields: [] };
}

/** What is wrong with one field, or nothing. A field may arrive with the name of what holds it in front. */
export function faultOf(error: ApiError | null, field: string): string | undefined {
  return error?.fields.find((f) => f.field === field || f.field.endsWith(`.${field}`))?.message;
}

function isApiError(thrown: unknown): thrown is ApiError {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'code' in thrown &&
    'message' in thrown &&
    'fields' in thrown
  );
}
