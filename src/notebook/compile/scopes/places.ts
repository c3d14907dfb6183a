// Where each variable of a cell stands in its code. Leaves finding out which variable a name is to references.ts.
import type { CodeName, LineAndColumn, Place } from '../unit.ts';
import type { Binding, Scope } from './scope.ts';

/** Collects the places of names in the order in which the code is looked at: a declaration before its uses. */
export class PlacesOfNames {
  readonly #bound = new Map<Binding, Noted>();
  /** By the place of the declaration: a class is declared around itself and inside itself. */
  readonly #declared = new Map<string, Noted>();
  readonly #free = new Map<string, Noted>();

  /** A name that stands for `binding`, or for nothing that the cell declares. */
  add(binding: Binding | null, { name, line, column }: Place): void {
    const noted =
      binding === null ? this.#freeOf(name) : this.#boundOf(binding, name, `${line}:${column}`);
    const last = noted.places.at(-1);
    // `a += 1` reads and writes at one place.
    if (last?.[0] !== line || last[1] !== column) noted.places.push([line, column]);
  }

  /** All names but imported ones; `top` has those that the cell declares for others. */
  names(top: Scope): CodeName[] {
    const own = new Set(top.entries().map(([, binding]) => this.#bound.get(binding)));
    const imported = new Set(
      [...this.#bound].flatMap(([{ kind }, noted]) => (kind === 'import' ? noted : [])),
    );
    const declared = [...new Set(this.#bound.values())].filter((noted) => !imported.has(noted));
    return [
      ...declared.map((noted) => ({ ...noted, kind: own.has(noted) ? 'own' : 'local' }) as const),
      ...[...this.#free.values()].map((noted) => ({ ...noted, kind: 'free' }) as const),
    ];
  }

  #boundOf(binding: Binding, name: string, place: string): Noted {
    const known = this.#bound.get(binding);
    if (known !== undefined) return known;
    const noted = this.#declared.get(place) ?? { name, places: [] };
    this.#bound.set(binding, noted);
    this.#declared.set(place, noted);
    return noted;
  }

  #freeOf(name: string): Noted {
    const noted = this.#free.get(name) ?? { name, places: [] };
    this.#free.set(name, noted);
    return noted;
  }
}

interface Noted {
  readonly name: string;
  readonly places: LineAndColumn[];
}
