import { describe, expect, it } from 'vitest';
import { qrCode, qrPath, qrPng, qrSvg } from '../../src/network/qr.ts';
import { modulesOf, readQr } from './qr-reading.ts';

const url = 'https://frukostserien.example/i/konsumentverket-intranat';

describe('a QR code', () => {
  it.each([
    'http://localhost:3000/i/msb',
    url,
    `https://seminarier.lansstyrelsen-varmland.example/i/${'a'.repeat(32)}-bb`,
  ])('as PNG reads back as %s', (text) => {
    expect(readQr(modulesOf(qrPng(qrCode(text))))).toBe(text);
  });

  it('as SVG has the same modules, and a light edge of four', () => {
    const code = qrCode(url);
    const painted = code.rows.map((row) => row.map(() => false));
    for (const [, x, y, length] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      painted[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
    }
    expect(painted).toEqual(code.rows);
    expect(readQr(painted)).toBe(url);
    const side = code.size + 8;
    expect(qrSvg(code)).toContain(`viewBox="-4 -4 ${side} ${side}"`);
  });
});
