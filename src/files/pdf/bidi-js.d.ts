declare module 'bidi-js' {
  interface Levels {
    levels: Uint8Array;
    paragraphs: { start: number; end: number; level: number }[];
  }
  interface Bidi {
    getEmbeddingLevels: (text: string, direction?: 'ltr' | 'rtl') => Levels;
    /** Null: the letter has no mirror. */
    getMirroredCharacter: (letter: string) => string | null;
  }
  export default function bidiFactory(): Bidi;
}
