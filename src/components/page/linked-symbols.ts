// Symbols that a reader points at, taps or reaches by keyboard: lights the same variable everywhere on the page.
// Leaves lighting to lit.ts, the tag under a symbol to symbol-tag.ts and the list of a formula to symbol-list.ts.
import './linked-symbols.css';
import { light, steppers, type Lit } from './lit.ts';
import { hideTag, showTag } from './symbol-tag.ts';
import { toggleList } from './symbol-list.ts';

/** Something on the page that stands for a variable or a node. */
interface LinkedSymbol extends Lit {
  readonly element: HTMLElement;
}

/** A mouse is over it; a tap or click holds it until the next one; the keyboard has reached it. */
let pointed: LinkedSymbol | null = null;
let held: LinkedSymbol | null = null;
let focused: LinkedSymbol | null = null;
let shown: LinkedSymbol | null = null;

function symbolAt(target: EventTarget | null): LinkedSymbol | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('[data-sym], [data-node]');
  const { sym, node: id } = element?.dataset ?? {};
  if (element === null) return null;
  if (sym !== undefined) return { element, keys: [sym], node: null };
  const stepper = steppers().find((one) => one.contains(element));
  if (stepper === undefined || id === undefined) return null;
  return { element, keys: stepper.keysOf(id), node: { stepper, id } };
}

/** In code that is being edited the letters lie under the editor. */
function symbolUnder({ target, clientX, clientY }: PointerEvent): LinkedSymbol | null {
  const lines = (target as Element).closest('.code')?.querySelector('.lines');
  const hit = document.elementsFromPoint(clientX, clientY).find((one) => lines?.contains(one));
  return symbolAt(hit ?? null);
}

function show(): void {
  if (focused?.element.isConnected === false) focused = null;
  const next = pointed ?? held ?? focused;
  if (next?.element === shown?.element && next?.keys.join() === shown?.keys.join()) return;
  shown = next;
  light(next);
  const inFormula = next?.element.closest('.katex') ?? null;
  const [name] = next?.keys ?? [];
  if (next === null || inFormula === null || next.node !== null || name === undefined) hideTag();
  else void showTag(next.element, name);
}

function point(symbol: LinkedSymbol | null): void {
  pointed = symbol;
  show();
}

function press(event: MouseEvent): void {
  const button =
    event.target instanceof Element && event.target.closest<HTMLButtonElement>('.symbols-button');
  if (button) void toggleList(button);
  const symbol = symbolAt(event.target);
  const byTouch = 'pointerType' in event && event.pointerType === 'touch';
  // A mouse that presses a card, or goes to write in code, means something else.
  const holds = byTouch || symbol?.element.closest('.katex') != null;
  const again = isSame(held, symbol);
  held = holds && !again ? symbol : null;
  if (again) pointed = null;
  show();
}

/** Whether both stand for the same variables, or for the same node of one stepper. */
function isSame(one: LinkedSymbol | null, other: LinkedSymbol | null): boolean {
  if (one === null || other === null || one.keys.join() !== other.keys.join()) return false;
  return one.node?.id === other.node?.id && one.node?.stepper === other.node?.stepper;
}

function leave(): void {
  pointed = held = focused = null;
  show();
}

const heard = new WeakSet<Event>();

/** Takes an event once, also one that came before this file was loaded. */
export function hear(event: Event): void {
  if (heard.has(event)) return;
  heard.add(event);
  const isPointer = event instanceof PointerEvent;
  switch (event.type) {
    case 'pointerover':
      if (isPointer && event.pointerType !== 'touch') point(symbolAt(event.target));
      break;
    case 'pointermove':
      if (!isPointer || event.pointerType === 'touch') break;
      if (event.target instanceof Element && event.target.closest('.code.editing') !== null)
        point(symbolUnder(event));
      break;
    case 'click':
      press(event as MouseEvent);
      break;
    case 'focusin': {
      const { target } = event;
      focused =
        target instanceof Element && target.matches(':focus-visible') ? symbolAt(target) : null;
      show();
      break;
    }
    case 'focusout':
      focused = null;
      show();
      break;
    case 'pointerleave':
      point(null);
      break;
    case 'keydown':
      if ((event as KeyboardEvent).key === 'Escape') leave();
      break;
    case 'gradient-step':
      // A stepper that closes takes what it lit with it.
      if ((event as CustomEvent<unknown>).detail === null && shown?.node != null) leave();
  }
}

const types = [
  'pointerover',
  'pointermove',
  'click',
  'focusin',
  'focusout',
  'keydown',
  'gradient-step',
];
for (const type of types) document.addEventListener(type, hear);
document.documentElement.addEventListener('pointerleave', hear);

// The build leaves out what is the same as the letters.
for (const name of document.querySelectorAll<HTMLElement>('.lines var')) {
  name.dataset['sym'] ??= name.textContent;
}
