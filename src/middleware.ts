// What happens to every page on its way out: it loses weight.
import { defineMiddleware } from 'astro:middleware';
import { lightHtml } from './components/page/light-html.ts';

export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(lightHtml(await response.text()), response);
});
