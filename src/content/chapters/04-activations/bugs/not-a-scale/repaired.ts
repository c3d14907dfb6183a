const centimetres = tensor([152, 161, 170, 178, 194]);

function normalise(column: Tensor) {
  const centred = column.sub(column.mean());
  return centred.div(centred.square().mean().sqrt());
}

display(normalise(centimetres), 'normalised');
display(normalise(centimetres.div(100)), 'in metres first');
