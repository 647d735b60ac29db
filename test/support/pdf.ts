import { getDocumentProxy } from 'unpdf';

/** A piece of text as a reader finds it. */
export interface Found {
  text: string;
  /** In points, from the left and from the bottom. */
  x: number;
  y: number;
  width: number;
}

export const openPdf = (bytes: Uint8Array) => getDocumentProxy(new Uint8Array(bytes));
export type Pdf = Awaited<ReturnType<typeof openPdf>>;

export async function findOn(pdf: Pdf, page: number): Promise<Found[]> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items.flatMap((item) =>
    'str' in item
      ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
      : [],
  );
}

/** What each page says, with one space wherever there is any. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const pages: string[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const found = await findOn(pdf, page);
    pages.push(
      found
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  return pages;
}

/** Without spaces, which stand wherever a font or a line ends, and signs that nobody sees. */
export const bare = (text: string) =>
  text.normalize('NFC').replace(/[\s\u200b-\u200f\u202a-\u202e]+/g, '');

/** People whose names no one font has, and how the names are written together. */
export const scripts = {
  Arabic: 'محمد علي الحسن',
  Persian: 'پژمان گرجی (۱۲۳)',
  Kurdish: 'ڕێبوار ڵاو',
  Hebrew: 'שרה כהן (שָׁלוֹם)',
  Syriac: 'ܣܘܪܝܝܐ',
  Chinese: '王小明 陈学习',
  Japanese: '山田太郎 やまだ ヤマダ',
  Korean: '김민준',
  Thai: 'สมชาย น้ำใจ',
  Georgian: 'გიორგი ბერიძე',
  Armenian: 'Արամ Խաչատրյան',
  Devanagari: 'हिन्दी श्री कृष्ण क्षत्रिय',
  Bengali: 'বাংলা শ্রী',
  Tamil: 'தமிழ் கௌ',
  Ethiopic: 'ሰላም አበበ',
  emoji: '👩‍👩‍👧 🇸🇪 👍🏽 ❤️ 🏳️‍🌈 1️⃣',
  marks: 'Q\u0303uin Z\u0323\u0301oë',
  fancy: '𝓐𝓷𝓷𝓪 ☎ ⠃',
  mixed: 'Åsa محمد 王 Öberg',
};
