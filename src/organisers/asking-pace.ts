const lettersInTenMinutes = 3;
const tenMinutes = 600_000;
const mostKept = 10_000;

/**
 * Whether one more letter goes to an address that this address block asks for. Counted by block,
 * so that a stranger who asks again and again keeps nobody else's letter from them; in this process
 * alone, as limits are.
 */
export function createAskingPace() {
  const asked = new Map<string, number[]>();
  return (block: string, email: string, at: Date): boolean => {
    const isRecent = (time: number) => at.getTime() - time < tenMinutes;
    if (asked.size >= mostKept) {
      for (const [key, times] of asked) if (!times.some(isRecent)) asked.delete(key);
    }
    const key = `${block} ${email}`;
    const times = (asked.get(key) ?? []).filter(isRecent);
    if (times.length >= lettersInTenMinutes) return false;
    asked.set(key, [...times, at.getTime()]);
    return true;
  };
}

export type AskingPace = ReturnType<typeof createAskingPace>;
