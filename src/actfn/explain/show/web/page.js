// Draws the curves for the sliders' values, and the propagation plot. `functions` are f, f′ and f″ of (x, p).
const data = JSON.parse(document.getElementById('data').textContent);
const kinds = ['own', 'dashed', 'second'], signs = ['f', 'f′', 'f″'];
const say = v => Number.isFinite(v) ? String(+v.toPrecision(4)).replace('-', '−') : v > 0 ? '∞' : v < 0 ? '−∞' : 'undefined';
const sliders = data.parameters.map((_, i) => document.getElementById('parameter-' + i));
const reach = document.getElementById('reach');
const values = () => sliders.map(slider => +slider.value);

function ticks(low, high, most) {
  const rough = (high - low) / most, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(n => n * power).find(s => s >= rough), marks = [];
  for (let i = Math.ceil(low / step - 1e-9); i <= high / step + 1e-9; i++) marks.push(i * step);
  return marks;
}

// The sampled curve as runs of points: broken where it jumps or is not defined.
function runs(f, low, high, count) {
  const points = Array.from({length: count + 1}, (_, i) => low + (high - low) * i / count).map(x => [x, f(x)]);
  const finite = points.map(p => p[1]).filter(Number.isFinite);
  const jump = 0.05 * (Math.max(...finite) - Math.min(...finite)), made = [[]];
  points.forEach(([x, y], i) => {
    if (!Number.isFinite(y)) return made.push([]);
    const before = i && points[i - 1];
    if (before && Number.isFinite(before[1]) && Math.abs(y - before[1]) > jump) {
      let left = before, right = [x, y];  // narrowed to where it changes most: a jump stays one
      for (let n = 0; n < 60; n++) {
        const m = (left[0] + right[0]) / 2, middle = [m, f(m)];
        if (m === left[0] || m === right[0]) break;
        if (Math.abs(middle[1] - left[1]) >= Math.abs(right[1] - middle[1])) right = middle; else left = middle;
      }
      if (Math.abs(right[1] - left[1]) > 0.8 * jump) { made[made.length - 1].push(left); made.push([right]); }
    }
    made[made.length - 1].push([x, y]);
  });
  return made.filter(run => run.length > 1);
}

// The ranges of x in which a condition holds, their ends by bisection.
function ranges(holds, low, high, count) {
  const edge = (a, b) => {
    for (let n = 0; n < 50; n++) { const m = (a + b) / 2; if (holds(m) === holds(a)) a = m; else b = m; }
    return (a + b) / 2;
  };
  const found = [];
  for (let i = 0, open = null; i <= count; i++) {
    const x = low + (high - low) * i / count, before = low + (high - low) * (i - 1) / count;
    if (holds(x) && open === null) open = i ? edge(before, x) : low;
    if (open !== null && (!holds(x) || i === count)) {
      found.push([open, holds(x) ? high : edge(before, x)]);
      open = null;
    }
  }
  return found;
}

// Axes, and where a point of them is in the drawing.
function frame(node, [x0, x1], [y0, y1], marks, name) {
  const width = Math.max(node.clientWidth - 16, 280), height = Math.min(Math.max(width * 0.5, 240), 400);
  const left = 46, right = width - 12, top = 10, bottom = height - 24;
  const px = x => left + (right - left) * (x - x0) / (x1 - x0);
  const py = y => bottom - (bottom - top) * (Math.min(Math.max(y, y0 - 9 * (y1 - y0)), y1 + 9 * (y1 - y0)) - y0) / (y1 - y0);
  const parts = [];
  for (const [at, label] of marks.x) {
    parts.push(`<line class="${at === 0 && x0 < 0 ? 'axis' : 'rule'}" x1="${px(at)}" x2="${px(at)}" y1="${top}" y2="${bottom}"/>`);
    parts.push(`<text x="${px(at)}" y="${height - 7}" text-anchor="middle">${label}</text>`);
  }
  for (const [at, label] of marks.y) {
    parts.push(`<line class="${at === 0 && label === '0' ? 'axis' : 'rule'}" x1="${left}" x2="${right}" y1="${py(at)}" y2="${py(at)}"/>`);
    parts.push(`<text x="${left - 6}" y="${py(at) + 4}" text-anchor="end">${label}</text>`);
  }
  const box = `x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" viewBox="${left} ${top} ${right - left} ${bottom - top}"`;
  const line = (kind, points) =>
    `<polyline class="${kind}" points="${points.map(([x, y]) => px(x).toFixed(1) + ',' + py(y).toFixed(1)).join(' ')}"/>`;
  const draw = (shades, lines) => node.innerHTML =
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}"><svg ${box}>${shades}</svg>${parts.join('')}` +
    `<svg ${box}>${lines}</svg><line class="cursor" y1="${top}" y2="${bottom}" visibility="hidden"/></svg>`;
  const at = event => {
    const seen = node.querySelector('svg').getBoundingClientRect();
    return x0 + (x1 - x0) * ((event.clientX - seen.left) * width / seen.width - left) / (right - left);
  };
  return {px, py, line, draw, at, top, bottom, width};
}

let shown;  // the frame of the curves as last drawn
function drawCurves() {
  const p = values(), r = +reach.value, node = document.getElementById('curves');
  const curves = functions.map(f => runs(x => f(x, p), -r, r, 480));
  const heights = n => curves[n].flat().map(point => point[1]);
  let low = Math.min(0, ...heights(0), ...heights(1)), high = Math.max(0, ...heights(0), ...heights(1));
  [low, high] = [Math.max(low, -1e6), Math.min(high, 1e6)];
  const room = high - low || 1;
  low = Math.max(Math.min(low, ...heights(2)), low - room / 2) - room * 0.05;
  high = Math.min(Math.max(high, ...heights(2)), high + room / 2) + room * 0.05;
  const across = ticks(-r, r, node.clientWidth < 500 ? 5 : 10), up = ticks(low, high, 7);
  shown = frame(node, [-r, r], [low, high], {x: across.map(x => [x, say(x)]), y: up.map(y => [y, say(y)])}, 'f, f′ and f″');
  const slope = x => functions[1](x, p);
  // What is narrower than a few steps is a turning point: neither dead nor saturated.
  const wide = ([a, b]) => b - a > r / 100;
  const dead = ranges(x => slope(x) === 0, -r, r, 960).filter(wide);
  const inside = x => dead.some(([a, b]) => a <= x && x <= b);
  const saturated = ranges(x => Math.abs(slope(x)) < 1e-3 && !inside(x), -r, r, 960).filter(wide);
  const shade = (kind, found) => found.map(([a, b]) =>
    `<rect class="${kind}" x="${shown.px(a)}" width="${shown.px(b) - shown.px(a)}" y="${shown.top}" height="${shown.bottom}"/>`).join('');
  const lines = [2, 1, 0].map(n => curves[n].map(run => shown.line(kinds[n], run)).join('')).join('');
  shown.draw(shade('saturated', saturated) + shade('dead', dead), lines);
  const end = v => say(Math.abs(v) < 1e-9 ? 0 : v);  // of a bisection around 0
  const within = found => found.map(([a, b]) =>
    a <= -r ? b >= r ? 'everywhere here' : 'x < ' + end(b) : b >= r ? 'x > ' + end(a) : end(a) + ' < x < ' + end(b)).join(', ') || 'nowhere here';
  document.getElementById('saturated').textContent = within(saturated);
  document.getElementById('dead').textContent = within(dead);
  sliders.forEach((slider, i) => slider.nextElementSibling.textContent = say(+slider.value));
  reach.nextElementSibling.textContent = '±' + say(r);
}

function readAt(x) {
  const p = values(), cursor = document.querySelector('#curves .cursor');
  cursor.setAttribute('x1', shown.px(x));
  cursor.setAttribute('x2', shown.px(x));
  cursor.setAttribute('visibility', 'visible');
  document.getElementById('read').textContent =
    [`x = ${say(x)}`, ...functions.map((f, n) => `${signs[n]} = ${say(f(x, p))}`)].join(',  ');
}

const curves = document.getElementById('curves');
for (const kind of ['pointermove', 'pointerdown'])
  curves.addEventListener(kind, event => {
    const x = shown.at(event);
    if (Math.abs(x) <= +reach.value) readAt(+x.toPrecision(3));
  });
[...sliders, reach].forEach(slider => slider.addEventListener('input', drawCurves));

// Variance and gradient over depth, by powers of ten, up to the depth of the slider.
const depth = document.getElementById('depth'), weights = document.getElementById('weights');
function drawDepth() {
  const node = document.getElementById('propagation'), most = +depth.value, row = +weights.value;
  // By depth from 1; where it overflows the line ends, and 0 lies far below.
  const upTo = name => data.propagation[name][row].slice(0, most).flatMap((v, i) =>
    v === null ? [] : [[i + 1, Math.log10(Math.max(v, 1e-300))]]);
  const lines = [['variance', 'own'], ['gradient', 'dashed']].map(([name, kind]) => [kind, upTo(name)]);
  const all = lines.flatMap(([, points]) => points.map(point => point[1]));
  const low = Math.max(Math.min(Math.floor(Math.min(...all) + 1e-9), -1), -30);
  const high = Math.min(Math.max(Math.ceil(Math.max(...all) - 1e-9), 1), 30);
  const up = ticks(low, high, 6).filter(y => Math.abs(y - Math.round(y)) < 1e-9).map(Math.round);
  const power = y => y === 0 ? '1' : `10<tspan dy="-4" font-size="9">${say(y)}</tspan>`;
  const across = ticks(1, most, 8).filter(x => Math.abs(x - Math.round(x)) < 1e-9);
  const made = frame(node, [1, most], [low, high],
    {x: across.map(x => [x, say(x)]), y: up.map(y => [y, power(y)])}, 'variance and gradient by depth');
  made.draw('', lines.map(([kind, points]) => made.line(kind, points)).join(''));
  depth.nextElementSibling.textContent = say(most);
  weights.nextElementSibling.textContent = say(data.propagation.sigma_w[row]);
  const at = name => say(data.propagation[name][row][most - 1] ?? Infinity);
  document.getElementById('read-depth').textContent =
    `After ${most} layers at σ_w = ${say(data.propagation.sigma_w[row])}: variance ${at('variance')}, gradient ${at('gradient')}.`;
}
if (depth) [depth, weights].forEach(slider => slider.addEventListener('input', drawDepth));

// #alpha=0.5&reach=10 sets the sliders.
function fromAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  data.parameters.forEach((name, i) => { if (given.has(name)) sliders[i].value = given.get(name); });
  if (given.has('reach')) reach.value = given.get('reach');
  for (const slider of depth ? [depth, weights] : []) if (given.has(slider.id)) slider.value = given.get(slider.id);
  drawAll();
  if (given.has('x')) readAt(+given.get('x'));
}
function drawAll() { drawCurves(); if (depth) drawDepth(); }
addEventListener('hashchange', fromAddress);
addEventListener('resize', drawAll);
fromAddress();
