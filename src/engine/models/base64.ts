// Bytes as text and back (RFC 4648): numbers survive bit for bit, which decimal text does not promise for −0 and NaN.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Three bytes as four letters. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let place = 0; place < 4; place++) {
      text += i + place > bytes.length ? '=' : letters[(group >> (18 - 6 * place)) & 63];
    }
  }
  return text;
}

/** The bytes of a text; null if it is no such text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0; i < text.length; i += 4) {
    let group = 0;
    for (let place = 0; place < 4; place++) {
      group = (group << 6) | Math.max(letters.indexOf(text[i + place]!), 0);
    }
    for (let place = 0; place < 3; place++) {
      const at = (i / 4) * 3 + place;
      if (at < bytes.length) bytes[at] = group >> (16 - 8 * place);
    }
  }
  return bytes;
}
