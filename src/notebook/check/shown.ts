// What all outputs have in common, and axes, as the page may draw them.
import { caps, type Axis } from '../output.ts';
import { count, fields, optional, text, word } from './reader.ts';

export const label = text(caps.label);

/** The fields of every output. */
export const shown = { id: label, label: optional(label), dropped: optional(count) };

export const scale = word('linear', 'log');

export const axis = fields<Axis>({ label, scale });
