// The pack that is shipped, as the server gives it.
import shipped from '../../../openapi/rules/packs/2016.1.json';

export const PACK = shipped as object;
export const packFile = (version = '2016.1', change: object = {}) =>
  ({ version, title: { en: 'x', cy: 'x' }, status: 'issued', inForceFrom: '2016-11-01', etag: '"1"', welshWording: null, pack: { ...PACK, version }, ...change });
