// The content security policy of every page, for a meta element: what the page and the frame inside it may load and run.
// Written here and not by Astro, which would name the hash of every script file, allowed by 'self' anyway.
import { createHash } from 'node:crypto';
import { bootHash } from '../../notebook/frame.ts';
import { themeBoot } from './theme-boot.ts';

const themeHash = `sha256-${createHash('sha256').update(themeBoot).digest('base64')}`;

/**
 * The frame that runs readers' code is made from srcdoc and inherits this policy: what it may do has to stand here,
 * and its own policy takes the rest away. Styles: KaTeX writes style attributes and Monaco style elements;
 * a hash would switch 'unsafe-inline' off.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' blob: 'wasm-unsafe-eval' '${themeHash}' '${bootHash}'`,
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');
