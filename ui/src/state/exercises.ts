import type { Category, ExerciseRow, PlanRow } from '../api/generated';
import { t } from '../i18n';

/** The rows that have every typed word in their name, purpose, equipment or category. */
export function found(rows: readonly ExerciseRow[], typed: string): ExerciseRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text =
      `${row.id} ${row.name} ${row.purpose} ${row.equipment} ${t.categories[row.category]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Rows by category, in the order they come. */
export function byCategory(rows: readonly ExerciseRow[]): [Category, ExerciseRow[]][] {
  const groups = new Map<Category, ExerciseRow[]>();
  for (const row of rows) groups.set(row.category, [...(groups.get(row.category) ?? []), row]);
  return [...groups];
}

/** The library with what the plan says of each exercise: one that rests is not offered, with its reason. */
export function seenBy(plan: readonly PlanRow[], library: readonly ExerciseRow[]): ExerciseRow[] {
  const known = new Map(plan.map((row) => [row.key, row]));
  return library.map((row) => {
    const seen = known.get(row.id);
    if (!seen || seen.place !== 'not_offered') return row;
    return { ...row, offered: false, reason: seen.reason };
  });
}
