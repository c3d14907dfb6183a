// What each chapter owes the five articles: the mistakes it answers and the sections it takes up.
// Chapters that are no drafts are held to it; test/chapter-coverage.test.ts says how a debt is paid.
import type { ChapterSlug } from './chapters.ts';
import type { ErratumId } from './errata.ts';

/** The debts of one chapter. */
export interface ChapterPlan {
  readonly errata: readonly ErratumId[];
  /** Sections by article; a section stands for its subsections too. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
}

/** The plan of the course. */
export const plan: Readonly<Record<ChapterSlug, ChapterPlan>> = {
  learning: {
    errata: ['P04', 'P05', 'P06', 'P07', 'P08', 'P24'],
    sections: {
      S0: ['1', '2.5'],
      S1: ['1'],
      S2: ['1', '2.2', '2.3', '6.1'],
      S3: ['1', '6'],
      S4: ['1.1', '1.3'],
    },
  },
  tensors: {
    errata: ['L01', 'L02', 'L06', 'L08', 'L09', 'L10', 'L11', 'L12', 'L13', 'L14', 'L20'],
    sections: { S0: ['4.1'], S1: ['4'], S3: ['4'] },
  },
  networks: {
    errata: ['F05', 'F09', 'P10', 'P11', 'P14', 'P15', 'L22'],
    sections: { S0: ['2.1', '3.1'], S1: ['1.2', '3.1'], S2: ['2.1', '3.1'], S4: ['1.2'] },
  },
  activations: {
    errata: ['P01', 'P02', 'P03', 'P23', 'F11', 'F12', 'L23'],
    sections: { S0: ['2.2'], S1: ['2.1', '6.2'], S2: ['6.3'] },
  },
  losses: {
    errata: ['L05', 'F10', 'P16', 'L15', 'L21'],
    sections: { S0: ['2.3'], S1: ['2.3'], S2: ['3.2'], S4: ['1.2.6', '1.6.5'] },
  },
  'gradient-descent': {
    errata: ['L17', 'L18', 'L19', 'L24', 'P21', 'F14', 'L04'],
    sections: {
      S0: ['2.4', '3.3'],
      S1: ['2.2', '6.1', '6.3'],
      S2: ['3.2', '4'],
      S3: ['3.1', '4.1'],
      S4: ['1.2.7'],
    },
  },
  backpropagation: {
    errata: [
      ...(['L03', 'L04', 'L09', 'L10', 'L11', 'L12', 'L13', 'L14', 'L15'] as const),
      ...(['L25', 'L26', 'L27', 'L28', 'L29'] as const),
      ...(['F01', 'F02', 'F03', 'F04', 'F08', 'P09', 'P15'] as const),
    ],
    sections: {
      S0: ['3.2', '4.1'],
      S1: ['1.3', '3.2', '4'],
      S2: ['3.3'],
      S3: ['3.2', '4.2'],
      S4: ['1.3.4'],
    },
  },
  'deep-nets': {
    errata: ['F13', 'L16', 'L32', 'P02', 'P23'],
    sections: { S1: ['1.3'], S3: ['2.3'], S4: ['1.3.1', '1.6.1'] },
  },
  generalisation: {
    errata: ['L32', 'P19', 'P20'],
    sections: {
      S0: ['5.2', '6.2'],
      S1: ['6.4'],
      S2: ['5.2'],
      S3: ['5'],
      S4: ['1.5.1', '1.6.3'],
    },
  },
  keras: {
    errata: ['L07', 'L32', 'L33', 'P16'],
    sections: { S0: ['4.2'], S4: ['1.4', '1.6.5'] },
  },
  classical: {
    errata: ['P22', 'L22'],
    sections: { S0: ['1', '2.5'], S2: ['2.3', '6.2'], S3: ['6'], S4: ['1.5.4'] },
  },
  cnn: {
    errata: ['F06', 'L30', 'P13', 'P17'],
    sections: { S3: ['2.2', '3.3', '4.3'], S4: ['1.6.4'] },
  },
  rnn: {
    errata: ['L31', 'F07', 'P08', 'P12'],
    sections: { S3: ['1', '2.3', '3.4', '4.4'] },
  },
  attention: {
    errata: ['P12', 'P24'],
    sections: { S3: ['2.3', '2.4'] },
  },
  generative: {
    errata: ['P07', 'P18'],
    sections: { S3: ['2.1', '5'], S4: ['1.5.4'] },
  },
  beyond: {
    errata: ['P18', 'P25'],
    sections: { S0: ['5'], S1: ['5', '6.5'], S2: ['5'], S3: ['5'], S4: ['1.5', '1.6.2'] },
  },
};
