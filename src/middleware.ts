// What happens to every page on its way out: Svelte's marks are left out, by which it would take over HTML that
// stands in the page. No component does: scripts draw anew what they make live (cell/output-area.svelte.ts).
import { defineMiddleware } from 'astro:middleware';

export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = (await response.text()).replaceAll(/<!--(?:\[!|\[-?\d*|\])?-->/g, '');
  return new Response(html, response);
});
