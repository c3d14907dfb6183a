import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bootHash, bootScript, frameDocument } from './frame.ts';

test('the boot hash is that of the boot script', () => {
  expect(bootHash).toBe(`sha256-${createHash('sha256').update(bootScript).digest('base64')}`);
});

test('the document holds the script unchanged and allows no connection', () => {
  expect(frameDocument).toContain(`<script>${bootScript}</script>`);
  expect(frameDocument).toContain("default-src 'none'");
  expect(frameDocument).toContain("connect-src 'none'");
});
