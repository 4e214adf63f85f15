import drawing from '../../../assets/body.json';
import type { PainSite, Region, Side } from '../api/generated';
import { t } from '../i18n';

/** A place that can hurt: a region of one side, or the centre of the low back. */
export interface Spot {
  region: Region;
  side: Side | null;
}

/** A place on the drawing. */
export interface Area extends Spot {
  path: string;
  at: readonly [number, number];
}

/** The back of the legs, seen from behind: the athlete's left lies left of the axis. */
export const BODY = drawing as unknown as {
  /** Left, top, width and height of the drawing. */
  view: readonly [number, number, number, number];
  axis: number;
  outline: string[];
  creases: string[];
  areas: Area[];
};

export const isSame = (a: Spot, b: Spot) => a.region === b.region && a.side === b.side;

/** "left middle outer thigh". */
export const spotName = ({ region, side }: Spot) =>
  side === null ? t.regions[region] : `${t.sides[side]} ${t.regions[region]}`;

/** Marks a spot, or gives it another strength; the order in which spots were marked stays. */
export function marked(sites: PainSite[], spot: Spot, intensity: number | null): PainSite[] {
  const site = { region: spot.region, side: spot.side, intensity };
  const known = sites.some((s) => isSame(s, spot));
  return known ? sites.map((s) => (isSame(s, spot) ? site : s)) : [...sites, site];
}

export const without = (sites: PainSite[], spot: Spot) => sites.filter((s) => !isSame(s, spot));

/** The next area in the direction of an arrow key: near, and not far off the line. */
export function nextArea(from: Area, key: string): Area | undefined {
  const step: Record<string, readonly [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const way = step[key];
  if (!way) return undefined;
  const cost = (area: Area) => {
    const [dx, dy] = [area.at[0] - from.at[0], area.at[1] - from.at[1]];
    const along = dx * way[0] + dy * way[1];
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    return along < 1 || aside > along * 2 ? Infinity : along + aside * 2;
  };
  const best = BODY.areas.toSorted((a, b) => cost(a) - cost(b))[0];
  return best && cost(best) < Infinity ? best : undefined;
}
