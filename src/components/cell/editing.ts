// A cell being edited: colours under the textarea, what Tab does and the hint that says so, and Monaco taking over.
// Leaves the textarea to plain-editor.ts and what an edit means to cell-control.ts.
import type { CellWords } from '../../i18n/cell.ts';
import type { Language } from '../../i18n/language.ts';
import { announce } from './announcer.ts';
import type { LiveCell } from './live-cell.ts';
import type { RichEditor } from './rich-editor.ts';
import { openRichEditor, wantsRichEditor } from './rich-editor.ts';
import { isTabToggle, keepTabChoice, tabChoice } from './tab-mode.ts';

export interface EditingOptions {
  readonly words: CellWords;
  readonly language: Language;
  /** The cells whose names this one can see. */
  readonly others: () => readonly { readonly name: string; readonly source: string }[];
}

export class Editing {
  readonly #cell: LiveCell;
  readonly #options: EditingOptions;
  readonly #kind: HTMLElement | null;
  readonly #kindText: string;
  #rich: RichEditor | undefined;
  #indents = false;
  #begun = false;

  constructor(cell: LiveCell, options: EditingOptions) {
    this.#cell = cell;
    this.#options = options;
    this.#kind = cell.querySelector<HTMLElement>('.kind');
    this.#kindText = this.#kind?.textContent ?? '';
  }

  /** Called when the reader enters the code. */
  begin(): void {
    this.#indents = this.#wantsIndents();
    this.#apply();
    if (this.#begun) return;
    this.#begun = true;
    this.#listen();
    this.#showHint(true);
    if (wantsRichEditor()) void this.#enrich();
  }

  /** Puts the caret into Monaco; false while the textarea is the editor. */
  focus(offset: number): boolean {
    if (this.#rich === undefined) return false;
    this.#rich.focus(offset);
    return true;
  }

  /** Takes a text that was not typed here. */
  setSource(source: string): void {
    if (this.#cell.area !== undefined && this.#cell.area.value !== source)
      this.#cell.area.value = source;
    this.#rich?.setSource(source);
  }

  async #enrich(): Promise<void> {
    try {
      this.#rich = await openRichEditor(this.#cell, this.#options.others(), this.#options.language);
    } catch (reason) {
      // The textarea stays and does everything but completion: the reader loses nothing, the console says why.
      console.warn('editor:', reason);
      return;
    }
    this.#rich.describeBy(this.#hintId);
    this.begin();
  }

  #listen(): void {
    const { code } = this.#cell;
    code.addEventListener('keydown', (event) => this.#key(event), true);
    const outside = (event: FocusEvent) => !code.contains(event.relatedTarget as Node | null);
    code.addEventListener('focusin', (event) => {
      if (!outside(event)) return;
      this.begin();
      this.#showHint(true);
    });
    code.addEventListener('focusout', (event) => {
      if (!outside(event)) return;
      this.#showHint(false);
      // Whoever comes back without a click comes by keyboard.
      this.#cell.byKeyboard = true;
    });
  }

  #key(event: KeyboardEvent): void {
    if (isTabToggle(event)) {
      event.preventDefault();
      event.stopPropagation();
      this.#toggle();
    } else if (
      event.key === 'Tab' &&
      event.target === this.#cell.area &&
      this.#indents &&
      !event.shiftKey
    ) {
      event.preventDefault();
      // The only way to insert text that the textarea's own undo takes back.
      document.execCommand('insertText', false, '  ');
    } else if (event.key === 'Escape') {
      // Escape lets the next Tab leave, whatever was chosen.
      this.#indents = false;
      this.#apply();
    }
  }

  #toggle(): void {
    this.#indents = !this.#indents;
    keepTabChoice(this.#indents ? 'indents' : 'leaves');
    this.#apply();
    announce(this.#hint);
  }

  /** The reader's choice; else Monaco indents for a pointer and lets go of who came by keyboard. */
  #wantsIndents(): boolean {
    const choice = tabChoice();
    if (choice !== null) return choice === 'indents';
    return this.#rich !== undefined && !this.#cell.byKeyboard;
  }

  #apply(): void {
    this.#rich?.setTabIndents(this.#indents);
    if (this.#kind?.id === this.#hintId) this.#kind.textContent = this.#hint;
  }

  get #hint(): string {
    const { words } = this.#options;
    return this.#indents ? words.tabIndents : words.tabLeaves;
  }

  get #hintId(): string {
    return `hint-${this.#cell.name.replaceAll('/', '-')}`;
  }

  /** While the code has the focus, the hint stands in the header in the place of the language's name. */
  #showHint(shown: boolean): void {
    if (this.#kind === null) return;
    this.#kind.id = shown ? this.#hintId : '';
    this.#kind.classList.toggle('hint', shown);
    this.#kind.textContent = shown ? this.#hint : this.#kindText;
    this.#cell.area?.setAttribute('aria-describedby', this.#hintId);
  }
}
