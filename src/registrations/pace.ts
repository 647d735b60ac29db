const tenMinutes = 600_000;

/** What one more submission for an address may lead to. */
export type Pace = 'letters' | 'last-letter' | 'silent' | 'too-many';

const submissionsWithLetters = 2;

/**
 * At most the letters of two submissions an hour, then one letter that says so (SEC-12), then
 * silence; and at most `perTenMinutes` submissions in ten minutes. `lately`: those of the last hour.
 */
export function paceOf(lately: { createdAt: Date }[], at: Date, perTenMinutes: number): Pace {
  const justNow = lately.filter(({ createdAt }) => at.getTime() - createdAt.getTime() < tenMinutes);
  if (justNow.length >= perTenMinutes) return 'too-many';
  if (lately.length < submissionsWithLetters) return 'letters';
  return lately.length === submissionsWithLetters ? 'last-letter' : 'silent';
}
