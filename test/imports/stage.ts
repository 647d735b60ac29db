import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { runImports } from '../../src/imports/index.ts';
import { pathsIn } from '../../src/paths.ts';
import type { Services } from '../../src/services.ts';
import { signInAs } from '../support/organisers.ts';
import { send, visit } from '../support/visit.ts';

export const importPath = pathsIn('sv').organiserSeries('oppna-data', 'people/import');

export interface Chosen {
  [field: string]: string | string[];
}

/** Somebody with a file in hand, of a role or signed in already. */
export async function stageOf(
  site: { app: FastifyInstance; services: Services },
  who: 'organiser' | 'owner' | { cookie: string } = 'organiser',
) {
  const headers = typeof who === 'string' ? await signInAs(site, who) : who;

  /** Sends a file, and gives the answer. */
  async function sendFile(content: string | Uint8Array, name = 'lista.csv', url = importPath) {
    const mark = 'the-boundary-of-this-form';
    const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
    const payload = Buffer.concat([
      Buffer.from(head),
      Buffer.from(content),
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]);
    return site.app.inject({
      ...{ method: 'POST', url, payload },
      headers: { ...headers, 'content-type': `multipart/form-data; boundary=${mark}` },
    });
  }

  /** The address of the import that a file became. */
  async function upload(content: string | Uint8Array, name?: string, url?: string) {
    const answer = await sendFile(content, name, url);
    expect(answer.statusCode, answer.body).toBe(303);
    return String(answer.headers.location);
  }

  /** What the form of columns holds as it is shown, with these changed. */
  async function formAt(path: string, changed: Chosen = {}) {
    const page = await visit(site.app, `${path}/columns`, headers);
    const fields: Chosen = {};
    for (const [, name = '', body = ''] of page.body.matchAll(
      /<select[^>]* name="(\w+)"[^>]*>(.*?)<\/select>/gs,
    )) {
      fields[name] = /value="([^"]*)"[^>]* selected/.exec(body)?.[1] ?? '';
    }
    for (const [, name = '', value = ''] of page.body.matchAll(
      /<input class="ds-input" type="text"[^>]* name="(\w+)" value="([^"]*)"/g,
    )) {
      fields[name] = value;
    }
    return { ...fields, ...changed };
  }

  const read = (path: string) => visit(site.app, path, headers);

  /** Chooses columns, as they are guessed but for what is changed, and gives what would happen. */
  async function choose(path: string, changed: Chosen = {}) {
    const answer = await send(site.app, `${path}/columns`, await formAt(path, changed), headers);
    if (answer.status !== 303) return answer;
    await runImports(site.services);
    return read(path);
  }

  /** Says yes to what the page shows, and lets it be done. */
  async function run(path: string, fields: Chosen = { skip: 'yes' }) {
    const page = await read(path);
    const seen = /name="seen" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    const answer = await send(site.app, `${path}/run`, { seen, ...fields }, headers);
    if (answer.status !== 303) return answer;
    await runImports(site.services);
    return read(path);
  }

  /** The rows of the trial: line, tag and what is said. */
  const rowsOf = ({ body }: { body: string }) =>
    [
      ...body.matchAll(
        /<th scope="row">(\d+)<\/th>.*?data-color="\w+">([^<]*)<\/span>(.*?)<\/td>/gs,
      ),
    ].map(([, line = '', tag = '', details = '']) =>
      `${line} ${tag} ${details.replace(/<[^>]*>/g, '').trim()}`.trim(),
    );

  return { headers, sendFile, upload, formAt, choose, run, read, rowsOf };
}
