// An icon as an element, for what the page draws itself.
import type { IconName } from './icons.ts';
import { filled, icons } from './icons.ts';

const svg = 'http://www.w3.org/2000/svg';

export function iconElement(name: IconName): SVGSVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('class', filled.has(name) ? 'i fill' : 'i');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', icons[name]);
  icon.append(path);
  return icon;
}
