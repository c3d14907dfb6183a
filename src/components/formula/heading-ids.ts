// Headings get their place as id, so that both languages of a chapter have the same addresses.
import type { HastPluginDefinition } from 'satteri';

/** Second-level headings become s1, s2, …; third-level ones s2-1, s2-2, … under the second-level one before. */
export function numberHeadings(): HastPluginDefinition {
  let section = 0;
  let subsection = 0;
  return {
    name: 'number-headings',
    element: {
      filter: ['h2', 'h3'],
      visit(node, context) {
        if (node.tagName === 'h2') {
          section += 1;
          subsection = 0;
          context.setProperty(node, 'id', `s${section}`);
        } else {
          subsection += 1;
          context.setProperty(node, 'id', `s${section}-${subsection}`);
        }
      },
    },
  };
}
