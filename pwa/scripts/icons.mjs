// Draws the four icons (a signpost) and writes them as PNG with nothing but zlib, so that no image tool is needed.
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const GROUND = [14, 59, 67];
// The same three polygons as src/ui/mark.tsx, on a 32 by 32 grid.
const SHAPES = [
  { colour: [255, 255, 255], points: [[14, 3], [18, 3], [18, 29], [14, 29]] },
  { colour: [255, 211, 61], points: [[18, 6], [27, 6], [31, 10], [27, 14], [18, 14]] },
  { colour: [127, 208, 194], points: [[14, 15], [6, 15], [2, 19], [6, 23], [14, 23]] },
];

function inside([x, y], points) {
  let hit = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i], [xj, yj] = points[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) hit = !hit;
  }
  return hit;
}

function colourAt(x, y, size, scale, rounded) {
  const radius = rounded ? size * 0.22 : 0;
  const dx = Math.max(radius - x, 0, x - (size - radius)), dy = Math.max(radius - y, 0, y - (size - radius));
  if (dx * dx + dy * dy > radius * radius && rounded) return null;
  const unit = (size * scale) / 32, offset = (size - 32 * unit) / 2;
  const p = [(x - offset) / unit, (y - offset) / unit];
  return SHAPES.findLast((shape) => inside(p, shape.points))?.colour ?? GROUND;
}

function png(size, scale, rounded) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  const steps = 4; // 16 samples a pixel: smooth edges
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < steps * steps; s++) {
        const c = colourAt(x + ((s % steps) + 0.5) / steps, y + (Math.floor(s / steps) + 0.5) / steps, size, scale, rounded);
        if (c) { sum[0] += c[0]; sum[1] += c[1]; sum[2] += c[2]; sum[3] += 1; }
      }
      const at = y * (size * 4 + 1) + 1 + x * 4;
      for (let k = 0; k < 3; k++) rows[at + k] = sum[3] ? Math.round(sum[k] / sum[3]) : 0;
      rows[at + 3] = Math.round((sum[3] / (steps * steps)) * 255);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0); head.writeUInt32BE(size, 4); head[8] = 8; head[9] = 6;
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function crc(data) {
  let c = -1;
  for (const byte of data) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return (c ^ -1) >>> 0;
}

function chunk(type, data) {
  const length = Buffer.alloc(4), sum = Buffer.alloc(4), body = Buffer.concat([Buffer.from(type), data]);
  length.writeUInt32BE(data.length); sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

for (const size of [192, 512]) {
  writeFileSync(`public/icon-${size}.png`, png(size, 0.72, true));
  writeFileSync(`public/icon-maskable-${size}.png`, png(size, 0.56, false));
}
