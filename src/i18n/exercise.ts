// Words of predictions, exercises and find-the-bug in both languages.
// Leaves questions, hints, reasons and explanations to the chapters.
import type { Words } from './language.ts';

export interface ExerciseWords {
  readonly predict: PredictWords;
  readonly exercise: (number: number, total: number) => string;
  readonly yourCode: (exercise: number) => string;
  /** Heading of the code of one or several errata. */
  readonly published: (errata: string) => string;
  readonly check: string;
  readonly checkFix: string;
  readonly checking: string;
  readonly tests: string;
  readonly readTests: string;
  readonly hint: (number: number, total: number) => string;
  readonly bug: (errata: string) => string;
  readonly solution: string;
  readonly solutions: string;
  readonly solutionOf: (task: string) => string;
  readonly putIntoEditor: string;
  readonly fault: string;
  readonly solved: string;
  readonly passed: string;
  readonly failed: string;
  readonly notChecked: string;
  readonly allPass: (total: number) => string;
  readonly somePass: (passed: number, total: number) => string;
  /** The reader's own code ends in an error, shown under it. */
  readonly codeFails: string;
  readonly testsFail: string;
  readonly unavailable: string;
  readonly noHints: string;
  readonly measured: (label: string, value: string) => string;
  readonly measuredJoin: string;
}

interface PredictWords {
  readonly label: string;
  readonly commit: string;
  readonly commitTo: (choice: string) => string;
  readonly skip: string;
  readonly mine: string;
  readonly happened: string;
  readonly said: string;
  readonly ran: string;
  readonly covered: string;
  readonly yourNumber: string;
  readonly right: string;
}

export const exerciseWords: Words<ExerciseWords> = {
  en: {
    predict: {
      label: 'Predict, then run',
      commit: 'Commit and run',
      commitTo: (choice) => `Commit to ${choice} and run`,
      skip: 'Show without predicting',
      mine: 'your prediction',
      happened: 'what happened',
      said: 'You said',
      ran: 'It ran',
      covered: 'The output opens when you commit.',
      yourNumber: 'Your number',
      right: 'that is right',
    },
    exercise: (number, total) => `Exercise ${number} of ${total}`,
    yourCode: (exercise) => `Your code for exercise ${exercise}`,
    published: (errata) => `${errata} as published`,
    check: 'Check',
    checkFix: 'Check my fix',
    checking: 'Checking…',
    tests: 'Tests',
    readTests: 'Read the tests',
    hint: (number, total) => `Hint ${number} of ${total}`,
    bug: (errata) => `Find the bug · ${errata}`,
    solution: 'Solution',
    solutions: 'Solutions',
    solutionOf: (task) => `Solution: ${task}`,
    putIntoEditor: 'Put it into the editor',
    fault: 'What was wrong',
    solved: 'solved',
    passed: 'Passed:',
    failed: 'Failed:',
    notChecked: 'Not checked yet:',
    allPass: (total) => (total === 1 ? 'The test passes.' : `All ${total} tests pass.`),
    somePass: (passed, total) =>
      total === 1 ? 'The test does not pass yet.' : `${passed} of ${total} tests pass.`,
    codeFails: 'The code does not run to its end yet. The message under it says where it stops.',
    testsFail: 'The tests could not finish.',
    unavailable: 'The tests could not be loaded. Check again when you are online.',
    noHints: 'The hints could not be loaded. Open them again when you are online.',
    measured: (label, value) => `${label} ${value}`,
    measuredJoin: ' · ',
  },
  'zh-cn': {
    predict: {
      label: '先预测，再运行',
      commit: '提交并运行',
      commitTo: (choice) => `选定 ${choice}，运行`,
      skip: '不预测，直接看结果',
      mine: '你的预测',
      happened: '实际结果',
      said: '你的预测',
      ran: '运行结果',
      covered: '提交预测后显示输出。',
      yourNumber: '你的数',
      right: '正确',
    },
    exercise: (number, total) => `练习 ${number} / ${total}`,
    yourCode: (exercise) => `练习 ${exercise}：你的代码`,
    published: (errata) => `${errata}：原文的写法`,
    check: '检查',
    checkFix: '检查修改',
    checking: '正在检查……',
    tests: '测试',
    readTests: '阅读测试',
    hint: (number, total) => `提示 ${number} / ${total}`,
    bug: (errata) => `找错 · ${errata}`,
    solution: '答案',
    solutions: '答案',
    solutionOf: (task) => `答案：${task}`,
    putIntoEditor: '放入编辑器',
    fault: '错在哪里',
    solved: '已完成',
    passed: '通过：',
    failed: '未通过：',
    notChecked: '尚未检查：',
    allPass: (total) => (total === 1 ? '测试通过。' : `${total} 个测试全部通过。`),
    somePass: (passed, total) =>
      total === 1 ? '测试尚未通过。' : `${total} 个测试通过了 ${passed} 个。`,
    codeFails: '代码还没能运行到底。停在哪里，见代码下方的信息。',
    testsFail: '测试未能完成。',
    unavailable: '测试未能加载。请联网后再检查。',
    noHints: '提示未能加载。请联网后再打开。',
    measured: (label, value) => `${label} ${value}`,
    measuredJoin: ' · ',
  },
};
