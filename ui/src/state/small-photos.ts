import type { Backend } from '../api/backend';
import type { Entry, PhotoPicture, Recorded } from '../api/generated';

/** A photo of a day, as it was recorded. */
export type RecordedPhoto = Recorded<Extract<Entry, { kind: 'photo' }>>;

/** As many small pictures as a long week of photos has. */
const MOST = 60;

const kept = new WeakMap<Backend, Map<string, Promise<PhotoPicture>>>();

/** The small picture of a wording of a photo. A wording never changes, so its picture is asked for once. */
export function smallPhoto(backend: Backend, { record, revision }: RecordedPhoto): Promise<PhotoPicture> {
  const pictures = kept.get(backend) ?? new Map<string, Promise<PhotoPicture>>();
  kept.set(backend, pictures);
  const known = pictures.get(revision);
  if (known) return known;
  const asked = backend.photo({ record, size: 'small' });
  asked.catch(() => pictures.delete(revision));
  pictures.set(revision, asked);
  const oldest = pictures.keys().next().value;
  if (pictures.size > MOST && oldest !== undefined) pictures.delete(oldest);
  return asked;
}

/** The photos among the entries of a day. */
export const photosOf = (entries: Recorded<Entry>[]): RecordedPhoto[] =>
  entries.filter((entry): entry is RecordedPhoto => entry.value.kind === 'photo');
