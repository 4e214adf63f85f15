import type { Photo, PhotoPicture } from '../generated';
import type { FakeRecord } from './journal';

/** A photo of the stand-in: nobody's leg, drawn. */
export const blankPhoto = (image: string): Photo => ({
  image: image.padStart(64, '0'),
  width: 1536,
  height: 2048,
  bytes: 412_306,
  side: null,
  region: null,
  text: null,
});

const LEG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#d8dde0"/>' +
  '<path d="M70 0h160l-20 400h-110z" fill="#d9a98c"/><ellipse cx="150" cy="210" rx="46" ry="80" fill="#6b4a7c" opacity=".7"/></svg>';

export function pictureOf(record: FakeRecord): PhotoPicture {
  const entry = record.wordings.at(-1)?.value as { value: Photo };
  const said = entry.value.text ? `: ${entry.value.text}` : '';
  return {
    picture: `data:image/svg+xml,${encodeURIComponent(LEG)}`,
    width: 300,
    height: 400,
    words: `Photo of ${record.day}${said}`,
  };
}
