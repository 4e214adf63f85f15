import { afterEach, expect, it, vi } from 'vitest';
import { http } from '../src/api/http';

const answers = (status: number, body: string, headers: Record<string, string> = {}) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status, headers })),
  );

afterEach(() => vi.unstubAllGlobals());

it('posts a command as JSON to its own origin and hands back the answer', async () => {
  answers(200, '{"days":[]}');
  expect(await http.history({ episode: 'e', before: null, days: 30 } as never)).toEqual({ days: [] });
  expect(fetch).toHaveBeenCalledWith('/api/history', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"episode":"e","before":null,"days":30}',
  });
});

it('throws a refusal of the core as it was said', async () => {
  const refusal = {
    code: 'invalid',
    message: 'Onset lies ahead.',
    fields: [{ field: 'onset', message: '' }],
  };
  answers(422, JSON.stringify(refusal));
  await expect(http.undo({})).rejects.toEqual(refusal);
});

it('says that the journal is out of reach when the server refuses or is gone', async () => {
  answers(401, 'Open the address that was printed at the start.');
  await expect(http.overview({})).rejects.toMatchObject({
    code: 'unavailable',
    message: 'Open the address that was printed at the start.',
  });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(http.overview({})).rejects.toMatchObject({ code: 'unavailable' });
});

it('gives an export to the browser under its name', async () => {
  URL.createObjectURL = () => 'blob:it';
  URL.revokeObjectURL = () => undefined;
  const kept: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    kept.push(`${this.download} from ${this.href}`);
  });
  answers(200, '{"a":1}', { 'content-disposition': 'attachment; filename="hamstrong.json"' });
  expect(await http.saveExport({ format: 'json' })).toEqual({ name: 'hamstrong.json', bytes: 7 });
  expect(kept).toEqual(['hamstrong.json from blob:it']);
});

it('asks for a file to bring in, and brings in nothing when none is chosen', async () => {
  answers(200, '{}');
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    this.dispatchEvent(new Event('cancel'));
  });
  expect(await http.importJournal()).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});
