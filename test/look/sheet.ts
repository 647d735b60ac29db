/** One page or letter, in the four ways it was looked at. */
export interface Shot {
  name: string;
  files: { file: string; width: number }[];
}

const style = `
  body { margin: 0; background: #777; color: #fff; font: 14px/1.4 sans-serif; }
  section { display: grid; grid-template-columns: repeat(2, 1fr); gap: 24px; padding: 16px; }
  h1 { grid-column: 1 / -1; margin: 0; font-size: 20px; }
  figure { margin: 0; }
  figcaption { margin-block-end: 4px; font-weight: bold; }
  figure div { display: flex; gap: 8px; align-items: start; }
  figure a { flex: 350; min-inline-size: 0; }
  figure a.narrow { flex: 130; }
  img { inline-size: 100%; }
`;

/** The contact sheet: a section for each group, a row of pictures for each page. */
export function sheetHtml(groups: Record<string, Shot[]>) {
  const sections = Object.entries(groups).map(([group, shots]) => {
    const figures = shots.map(({ name, files }) => {
      const pictures = files.map(({ file, width }) => {
        const narrow = width < 600 ? ' class="narrow"' : '';
        return `<a href="${file}"${narrow}><img src="${file}" alt="${name}"></a>`;
      });
      return `<figure><figcaption>${name}</figcaption><div>${pictures.join('')}</div></figure>`;
    });
    return `<section id="${group}"><h1>${group}</h1>${figures.join('\n')}</section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>${style}</style>
${sections.join('\n')}`;
}
