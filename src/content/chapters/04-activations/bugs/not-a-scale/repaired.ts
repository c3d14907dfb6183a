const centimetres = tensor([152, 161, 170, 178, 194]);

function normalise(column: Tensor) {
  const centred = column.sub(column.mean());
  return centred.div(centred.square().mean().sqrt());
}

const metres = centimetres.div(100);
display(normalise(centimetres), 'normalised');
display(normalise(metres), 'in metres first');
