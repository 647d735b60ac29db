import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a long-lived link opens. A link of one purpose never opens another. */
export type LinkPurpose = 'manage' | 'receipt' | 'personal-feed' | 'sign-in' | 'member';

const idBytes = 6;
const generationBytes = 2;
const macBytes = 16;

/**
 * `base64url(id ‖ generation ‖ HMAC-SHA256(key, purpose ‖ id ‖ generation))`, 128 bits of MAC.
 * Nothing is stored: the row keeps its generation, and adding one revokes the links before it.
 */
export function makeSecretLink(key: string, purpose: LinkPurpose, id: number, generation = 0) {
  const head = Buffer.alloc(idBytes + generationBytes);
  head.writeUIntBE(id, 0, idBytes);
  head.writeUInt16BE(generation, idBytes);
  return Buffer.concat([head, mac(key, purpose, head)]).toString('base64url');
}

/** The id and generation inside, or undefined if we did not make this link for this purpose. */
export function openSecretLink(key: string, purpose: LinkPurpose, token: string) {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== idBytes + generationBytes + macBytes) return;
  if (bytes.toString('base64url') !== token) return;
  const head = bytes.subarray(0, idBytes + generationBytes);
  if (!timingSafeEqual(bytes.subarray(head.length), mac(key, purpose, head))) return;
  return { id: head.readUIntBE(0, idBytes), generation: head.readUInt16BE(idBytes) };
}

function mac(key: string, purpose: LinkPurpose, head: Buffer) {
  return createHmac('sha256', key)
    .update(`${purpose}\0`)
    .update(head)
    .digest()
    .subarray(0, macBytes);
}
