const activation = (z: Tensor) => z.relu();
const gain = Math.SQRT2;

const sizes = gradientSizes(activation, gain);
plot.line(sizes, {
  title: 'Does the gradient reach layer 0?',
  x: 'layer',
  y: { label: 'gradient', scale: 'log' },
});
