import type { Backend } from './backend';
import { commandsOver, type ApiError, type SavedFile } from './generated';

/** The core behind the server that shows this page (`cargo xtask serve`). */
export const http: Backend = commandsOver(async (name, input) => {
  const body = await bodyOf(name, input);
  if (body === null) return null as never;
  const answer = await inLine(() =>
    fetch(`/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
  ).catch(() => {
    throw unavailable('The server of this page no longer answers. Start it again with “cargo xtask serve”.');
  });
  if (answer.status === 422) throw (await answer.json()) as ApiError;
  if (!answer.ok) throw unavailable(await answer.text());
  const file = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  return (file === undefined ? await answer.json() : keep(file, await answer.blob())) as never;
});

let line: Promise<unknown> = Promise.resolve();

/**
 * One call after another: the core answers one at a time anyway, and the server's pool of threads may leave the last of
 * several connections that come at once waiting behind one that is kept open.
 */
function inLine(call: () => Promise<Response>): Promise<Response> {
  const turn = line.then(call);
  line = turn.catch(() => undefined);
  return turn;
}

const unavailable = (message: string): ApiError => ({ code: 'unavailable', message, fields: [] });

/** The input, or the file that the command is about; null when none was chosen. */
async function bodyOf(name: string, input: unknown): Promise<BodyInit | null> {
  if (name === 'import_journal') return chosenFile('.json');
  if (name !== 'add_photo') return JSON.stringify(input);
  const photo = await chosenFile('image/jpeg,image/png,image/webp');
  return photo && new Blob([JSON.stringify(input), '\n', photo]);
}

/** Lets the athlete choose a file in the browser's dialog; nothing when they choose none. */
function chosenFile(kinds: string): Promise<File | null> {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = kinds;
  return new Promise((chosen) => {
    field.onchange = () => chosen(field.files?.[0] ?? null);
    field.oncancel = () => chosen(null);
    field.click();
  });
}

/** Gives a file to the browser, which keeps it where it keeps downloads. */
function keep(name: string, content: Blob): SavedFile {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(content);
  link.click();
  // The download holds on to the content by itself from here on.
  setTimeout(() => URL.revokeObjectURL(link.href));
  return { name, bytes: content.size };
}
