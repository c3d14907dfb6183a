const centimetres = tensor([152, 161, 170, 178, 194]);

function normalise(column: Tensor) {
  return column.tanh();
}

display(normalise(centimetres), 'normalised');
display(normalise(centimetres.div(100)), 'in metres first');
