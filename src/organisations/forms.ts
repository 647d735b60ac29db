import { z } from 'zod';
import { cleanText } from '../storage/text.ts';

const text = (most: number) =>
  z.string().max(most).transform(cleanText).optional().catch(undefined);

/** `q`: what has been typed so far; or `domain`: the part of a mail address after `@`. */
export const suggestionQuery = z.object({ q: text(100), domain: text(253) });
