// Colours of code: one palette a theme, given to Shiki (static code, textarea) and to Monaco alike.
// Leaves the grammar to signed-numbers.ts and the page's own colours to its stylesheet.
import type { ThemeRegistration } from 'shiki/core';

/** What a piece of code is coloured as; plain text has the empty tone. */
export type Tone = '' | 'word' | 'string' | 'quiet' | 'positive' | 'negative' | 'zero';

/** The element of each tone: the shortest there is, since a page has thousands. cell.css colours them. */
export const toneElements = {
  word: { tag: 'span', class: 'k' },
  string: { tag: 'span', class: 's' },
  quiet: { tag: 'i', class: '' },
  positive: { tag: 'b', class: '' },
  negative: { tag: 'b', class: 'neg' },
  zero: { tag: 'b', class: 'zero' },
} as const satisfies Record<Exclude<Tone, ''>, { readonly tag: string; readonly class: string }>;

interface Palette {
  readonly name: string;
  readonly type: 'light' | 'dark';
  readonly text: string;
  readonly tones: Readonly<Record<Exclude<Tone, ''>, string>>;
  readonly surface: string;
  readonly background: string;
  readonly hair: string;
  readonly rule: string;
  readonly muted: string;
  readonly link: string;
  readonly selection: string;
  readonly error: string;
  readonly warning: string;
}

const light: Palette = {
  name: 'nabla-light',
  type: 'light',
  text: '#1f2328',
  tones: {
    word: '#5d4580',
    string: '#4c6022',
    quiet: '#59606a',
    positive: '#0b62b0',
    negative: '#b34700',
    zero: '#646b75',
  },
  surface: '#f4f2ec',
  background: '#fdfcf9',
  hair: '#e3dfd5',
  rule: '#858a93',
  muted: '#59606a',
  link: '#0b57a4',
  selection: '#6f2dbd2e',
  error: '#b3261e',
  warning: '#7a5200',
};

const dark: Palette = {
  name: 'nabla-dark',
  type: 'dark',
  text: '#e6e4df',
  tones: {
    word: '#c4aee8',
    string: '#b5c68a',
    quiet: '#a2a9b4',
    positive: '#6cb6ff',
    negative: '#ff9d57',
    zero: '#99a0ab',
  },
  surface: '#1d2128',
  background: '#14171c',
  hair: '#2b313a',
  rule: '#737a85',
  muted: '#a2a9b4',
  link: '#7cc0ff',
  selection: '#d2a8ff3d',
  error: '#ff8a80',
  warning: '#e0b341',
};

/** TextMate scopes of each tone; the longest matching scope wins. */
const scopes: Readonly<Record<Tone, readonly string[]>> = {
  '': ['keyword.operator', 'storage.type.function.arrow', 'meta.template.expression'],
  word: [
    'keyword.control',
    'keyword.operator.expression',
    'keyword.operator.new',
    'storage.type',
    'storage.modifier',
  ],
  string: ['string', 'punctuation.definition.string'],
  quiet: [
    'comment',
    'punctuation',
    'meta.brace',
    'punctuation.definition.template-expression',
    'punctuation.definition.comment',
  ],
  positive: ['constant.numeric'],
  negative: ['constant.numeric.negative'],
  zero: ['constant.numeric.zero'],
};

/** The light and the dark theme of code. */
export const codeThemes: Readonly<Record<'light' | 'dark', ThemeRegistration>> = {
  light: theme(light),
  dark: theme(dark),
};

/** The tone behind a colour of the light theme, in which static code is tokenised. */
export function toneOf(color: string | undefined): Tone {
  const found = Object.entries(light.tones).find(([, value]) => value === color?.toLowerCase());
  return (found?.[0] ?? '') as Tone; // entries() widens the keys of `tones`, which are tones
}

function theme(palette: Palette): ThemeRegistration {
  const settings = (Object.keys(scopes) as Tone[]).map((tone) => ({
    scope: [...scopes[tone]],
    settings: { foreground: tone === '' ? palette.text : palette.tones[tone] },
  }));
  return {
    name: palette.name,
    type: palette.type,
    fg: palette.text,
    bg: palette.background,
    settings: [{ settings: { foreground: palette.text } }, ...settings],
    colors: editorColors(palette),
  };
}

/** Colours of Monaco's own surfaces. The code's ground stays transparent: the page draws it. */
function editorColors(palette: Palette): Record<string, string> {
  return {
    focusBorder: palette.link,
    foreground: palette.text,
    'editor.background': '#00000000',
    'editor.foreground': palette.text,
    'editor.selectionBackground': palette.selection,
    'editor.inactiveSelectionBackground': palette.selection,
    'editor.selectionHighlightBackground': '#00000000',
    'editor.wordHighlightBackground': '#00000000',
    'editor.wordHighlightStrongBackground': '#00000000',
    'editorCursor.foreground': palette.text,
    'editorError.foreground': palette.error,
    'editorWarning.foreground': palette.warning,
    'editorBracketMatch.background': '#00000000',
    'editorBracketMatch.border': palette.rule,
    'editorWidget.background': palette.background,
    'editorWidget.foreground': palette.text,
    'editorWidget.border': palette.rule,
    'editorHoverWidget.background': palette.background,
    'editorHoverWidget.foreground': palette.text,
    'editorHoverWidget.border': palette.rule,
    'editorHoverWidget.statusBarBackground': palette.surface,
    'editorSuggestWidget.background': palette.background,
    'editorSuggestWidget.foreground': palette.text,
    'editorSuggestWidget.border': palette.rule,
    'editorSuggestWidget.selectedBackground': palette.surface,
    'editorSuggestWidget.selectedForeground': palette.text,
    'editorSuggestWidget.highlightForeground': palette.link,
    'editorSuggestWidget.focusHighlightForeground': palette.link,
    'editorSuggestWidgetStatus.foreground': palette.muted,
    'list.activeSelectionBackground': palette.surface,
    'list.activeSelectionForeground': palette.text,
    'list.focusBackground': palette.surface,
    'list.focusForeground': palette.text,
    'list.hoverBackground': palette.surface,
    'list.highlightForeground': palette.link,
    'input.background': palette.background,
    'input.foreground': palette.text,
    'input.border': palette.rule,
    'inputOption.activeBorder': palette.link,
    'menu.background': palette.background,
    'menu.foreground': palette.text,
    'menu.selectionBackground': palette.surface,
    'menu.selectionForeground': palette.text,
    'menu.border': palette.rule,
    'textLink.foreground': palette.link,
    'textLink.activeForeground': palette.link,
    'textCodeBlock.background': palette.surface,
    'widget.shadow': '#00000000',
    'scrollbar.shadow': '#00000000',
    'scrollbarSlider.background': palette.hair,
  };
}
