import type { Category, ExerciseRow } from '../api/generated';
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
