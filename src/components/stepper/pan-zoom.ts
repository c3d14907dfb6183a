// Moves and magnifies a drawing in a box: drag, two fingers, wheel, pinch. The only importer of d3-zoom.
// Leaves keys and buttons to Graph.svelte. The page scrolls over the box unless ctrl is held or the box has the focus.
import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import type { Size } from './card.ts';
import type { Rect } from './graph-layout.ts';

/** Where the drawing stands: a point p of it is seen at k · p + (x, y). */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** Below this, text in a card would be smaller than 12.5 px. */
export const smallestText = 0.893;
const smallest = 0.08;
const largest = 2.5;
/** How far past its edges a drawing can be moved, in px. */
const margin = 48;

export class PanZoom {
  readonly #box: HTMLElement;
  readonly #zoom = zoom<HTMLElement, unknown>();
  #drawing: Size = { width: 0, height: 0 };
  /** The box; told, since asking the page in every frame would make it lay itself out twice. */
  #room: Size = { width: 0, height: 0 };

  constructor(box: HTMLElement, onmove: (view: View, byHand: boolean) => void) {
    this.#box = box;
    this.#zoom
      .scaleExtent([smallest, largest])
      .wheelDelta(magnification)
      .extent(() => [
        [0, 0],
        [this.#room.width, this.#room.height],
      ])
      .filter((event: MouseEvent) =>
        event.type === 'wheel' ? event.ctrlKey || event.metaKey : !event.button && !event.ctrlKey,
      )
      .on(
        'zoom',
        ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) =>
          onmove({ x: transform.x, y: transform.y, k: transform.k }, Boolean(sourceEvent)),
      );
    select(box).call(this.#zoom).on('dblclick.zoom', null);
    // Not passive: while it moves the drawing, the page must not scroll.
    box.addEventListener('wheel', this.#scroll, { passive: false });
  }

  destroy(): void {
    select(this.#box).on('.zoom', null);
    this.#box.removeEventListener('wheel', this.#scroll);
  }

  /** The size of what is shown. */
  set drawing(size: Size) {
    this.#drawing = size;
    const { width, height } = size;
    this.#zoom.translateExtent([
      [-margin, -margin],
      [width + margin, height + margin],
    ]);
  }

  /** The size of the box. */
  set room(size: Size) {
    this.#room = size;
  }

  get view(): View {
    return (this.#box as HTMLElement & { __zoom?: ZoomTransform }).__zoom ?? zoomIdentity;
  }

  /** Shows the drawing as near to `view` as its edges allow. */
  to({ x, y, k }: View): void {
    const wanted = zoomIdentity.translate(x, y).scale(Math.min(largest, Math.max(smallest, k)));
    const extent: [[number, number], [number, number]] = [
      [0, 0],
      [this.#room.width, this.#room.height],
    ];
    const allowed = this.#zoom.constrain()(wanted, extent, this.#zoom.translateExtent());
    select(this.#box).call(this.#zoom.transform, allowed);
  }

  pan(x: number, y: number): void {
    const { view } = this;
    this.to({ ...view, x: view.x + x, y: view.y + y });
  }

  /** Magnifies around the middle of the box. */
  by(factor: number): void {
    select(this.#box).call(this.#zoom.scaleBy, factor);
  }

  /** The whole drawing, never larger than it is. */
  fit(): void {
    const room = this.#room;
    const { width, height } = this.#drawing;
    const k = Math.min(1, room.width / width, room.height / height);
    this.to({ x: (room.width - k * width) / 2, y: (room.height - k * height) / 2, k });
  }

  /** Moves no more than needed until a part of the drawing is well inside the box. */
  reveal(part: Rect): void {
    const { view } = this;
    const room = this.#room;
    const { width, height } = this.#drawing;
    const x = inside(view.x, view.k, [part.x, part.width], width, room.width);
    const y = inside(view.y, view.k, [part.y, part.height], height, room.height);
    if (x !== view.x || y !== view.y) this.to({ x, y, k: view.k });
  }

  /** Puts a point of the drawing into the middle of the box. */
  centre(x: number, y: number): void {
    const { k } = this.view;
    this.to({ x: this.#room.width / 2 - k * x, y: this.#room.height / 2 - k * y, k });
  }

  readonly #scroll = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey || !this.#box.matches(':focus-within')) return;
    const before = this.view;
    const unit = event.deltaMode === 1 ? 20 : 1;
    this.pan(-event.deltaX * unit, -event.deltaY * unit);
    // At the drawing's edge the page scrolls on.
    if (this.view.x !== before.x || this.view.y !== before.y) event.preventDefault();
  };
}

/** By how many doublings a turn of the wheel, or a pinch, magnifies: a notch no more than by half. */
function magnification({ deltaY, deltaMode }: WheelEvent): number {
  const pixels = deltaMode === 1 ? deltaY * 20 : deltaY;
  return Math.max(-0.5, Math.min(0.5, -pixels * 0.01));
}

/**
 * Where a drawing of `size` must begin so that a part of it is well inside a room, along one axis. What fits
 * as a whole stands in the middle.
 */
function inside(
  begin: number,
  k: number,
  [at, length]: readonly [number, number],
  size: number,
  room: number,
): number {
  if (k * size <= room) return (room - k * size) / 2;
  const edge = Math.min(100, room / 4);
  const [from, to] = [begin + k * at, begin + k * (at + length)];
  if (from >= edge && to <= room - edge) return begin;
  const middle = room / 2 - k * (at + length / 2);
  return Math.min(0, Math.max(room - k * size, middle));
}
