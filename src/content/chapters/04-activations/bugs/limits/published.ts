const activation = (z: Tensor) => z.clamp(-1000, 1000);

plot.fn(activation, { title: 'Is there a bend?' });
const { largest, loss } = learnt(activation);
display(largest, 'largest output');
display(loss, 'loss at the end');
