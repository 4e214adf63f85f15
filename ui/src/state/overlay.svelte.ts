/** What lies over the page: the palette of actions, the sheet of keys, or a photo of the day. */
export type OverlayName = 'palette' | 'keys' | 'photo';

/** At most one overlay at a time. The dialog itself gives the focus back to where it came from. */
export class Overlay {
  shown = $state<OverlayName | null>(null);

  open(name: OverlayName): void {
    this.shown = name;
  }

  close(): void {
    this.shown = null;
  }
}
