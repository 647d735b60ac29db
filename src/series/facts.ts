/** What a letter says of a seminar, frozen when the letter is stored. Instants as ISO text, UTC. */
export interface SeminarFacts {
  seriesTitle: string;
  seriesSlug: string;
  number: number;
  theme: string;
  description: string;
  startsAt: string;
  endsAt: string;
  venue: string;
  address: string;
  mapUrl: string | null;
  joinUrl: string | null;
  contactName: string;
  contactEmail: string;
}
