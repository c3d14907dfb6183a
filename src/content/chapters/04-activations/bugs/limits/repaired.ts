const activation = (z: Tensor) => z.relu();

plot.fn(activation, { title: 'Is there a bend?' });
const { largest, loss } = learnt(activation);
display(largest, 'largest output');
display(loss, 'loss at the end');
