const activation = (z: Tensor) => z.sigmoid();
const gain = 1;

const sizes = gradientSizes(activation, gain);
display(sizes[19], 'gradient in layer 19');
display(sizes[0], 'gradient in layer 0');
