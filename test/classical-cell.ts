// One cell that uses the classical algorithms and the generators, and what it prints: in Node and in every browser.

/** Prints numbers to the last bit. */
export const classicalCell = `
const { features, labels } = await dataset('iris');
const wide = { dtype: 'float64' };
const x = tensor(features.data, { ...wide, shape: [150, 4] });
const show = (name, numbers) => print(name, [...numbers].slice(0, 3).join(' '));
show('linear', classical.linearRegression({ lambda: 1 }).fit(x.slice(null, [0, 3]), x.slice(null, 3)).weights.data);
show('logistic', classical.logisticRegression().fit(x, labels).weights.data);
show('svm', classical.linearSvm().fit(x, labels).weights.data);
show('kernel', classical.kernelSvm().fit(x, labels).decisionFunction(x).data);
show('forest', classical.randomForest({ trees: 20 }).fit(x, labels).predictProbabilities(x.slice([50, 150])).data);
show('pca', classical.pca().fit(x).explainedVarianceRatio.data);
show('means', [classical.kMeans({ clusters: 3, seed: 1 }).fit(x).inertia]);
const search = await classical.gridSearch((s) => classical.kNearestNeighbors(s), { neighbors: [1, 9] }, x, labels, { stratify: true });
show('search', [search.best.settings.neighbors, search.best.mean]);
show('moons', moons({ seed: 2 }).x.data);
show('spirals', spirals({ seed: 2 }).x.data);
show('curve', noisyCurve({ seed: 2 }).y.data);
`;

/** What it prints. */
export const classicalNumbers = `
linear -0.17488091056017346 0.19287785704660512 0.506580749301414
logistic -0.42345475405088007 0.5344419108508289 -0.11098715679995251
svm 0.30202774963224394 0.6134955736464456 -1.1241135023789772
kernel -1.2644483337573011 -1.140898781419859 -2.1977084660767687
forest 0 1.0000000000000002 0
pca 0.9246187256798031 0.05306648035336734 0.017102610083068594
means 78.85566447695831
search 1 0.9533333333333334
moons 1.1714699268341064 0.004507414530962706 -0.14614349603652954
spirals 0.04427425190806389 0.0015293881297111511 -0.03920896723866463
curve -0.11714322865009308 -0.4082845151424408 -0.5148566961288452
`.trim();
