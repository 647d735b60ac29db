import { get } from 'node:http';

export interface Download {
  lines: number;
  bytes: number;
  seconds: number;
}

const lineFeed = 0x0a;

/** Takes a file from the service as a browser would, and counts its lines. */
export function download(port: number, path: string, cookie: string): Promise<Download> {
  const began = performance.now();
  return new Promise((done, failed) => {
    const request = get({ host: '127.0.0.1', port, path, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) {
        failed(new Error(`${path} answered ${answer.statusCode}`));
        answer.resume();
        return;
      }
      let lines = 0;
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
          lines += 1;
        }
      });
      answer.on('error', failed);
      answer.on('end', () => done({ lines, bytes, seconds: (performance.now() - began) / 1000 }));
    });
    request.on('error', failed);
  });
}
