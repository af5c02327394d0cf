// The words of formulas that Math lacks: accurate to a few units in the last place, and without overflow.
const sigmoid = x => x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
const softplus = x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sech2 = x => 1 / Math.cosh(x) ** 2;
// A series whose terms all have one sign: nothing cancels.
function erf(x) {
  if (x !== x) return x;
  if (Math.abs(x) >= 2) return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
  let term = x, sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) sum += term *= 2 * x * x / (2 * n + 1);
  return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
}
// Beyond 2 a continued fraction, from its end: of many terms near 2, of few far out.
function erfc(x) {
  if (!(x >= 2)) return 1 - erf(x);
  let tail = 0;
  for (let n = Math.ceil(20 + 800 / (x * x)); n > 0; n--) tail = n / 2 / (x + tail);
  return Math.exp(-x * x) / (x + tail) / Math.sqrt(Math.PI);
}
