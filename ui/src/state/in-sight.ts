import type { Attachment } from 'svelte/attachments';

/** So far below the fold something is drawn already, so that scrolling meets it whole. */
const AHEAD = '400px';

/** Says once that an element has come near to being seen; at once where nothing can tell. */
export function inSight(onseen: () => void): Attachment {
  return (element) => {
    if (!('IntersectionObserver' in globalThis)) {
      onseen();
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        onseen();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
