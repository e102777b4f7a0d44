// As much of JSON Schema 2020-12 as `openapi/rules/pack.schema.json` uses; a keyword it does not know is an error, not a pass.

type Schema = Record<string, unknown>;
type Check = (wanted: never, value: unknown, validate: (schema: Schema, value: unknown) => boolean, schema: Schema) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const ofType = (type: string, value: unknown): boolean => (type === 'integer' ? Number.isInteger(value) : type === typeOf(value));

const checks: Record<string, Check> = {
  type: (types: string | string[], value) => [types].flat().some((type) => ofType(type, value)),
  const: (wanted: unknown, value) => value === wanted,
  enum: (list: unknown[], value) => list.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || value.length >= least,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  required: (names: string[], value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (parts: Record<string, Schema>, value, validate) =>
    !isObject(value) || Object.entries(parts).every(([name, part]) => !Object.hasOwn(value, name) || validate(part, value[name])),
  additionalProperties: (_: boolean, value, __, { properties }) =>
    !isObject(value) || Object.keys(value).every((name) => Object.hasOwn(properties as object, name)),
  prefixItems: (parts: Schema[], value, validate) =>
    !Array.isArray(value) || parts.every((part, at) => at >= value.length || validate(part, value[at])),
  items: (part: Schema | boolean, value, validate, { prefixItems = [] }) =>
    !Array.isArray(value) ||
    value.slice((prefixItems as unknown[]).length).every((item) => part !== false && validate(part as Schema, item)),
  anyOf: (list: Schema[], value, validate) => list.some((part) => validate(part, value)),
  oneOf: (list: Schema[], value, validate) => list.filter((part) => validate(part, value)).length === 1,
};
const SILENT = ['$schema', '$defs', 'title', 'description', 'default'];

/** A validator of one schema document. */
export function validator(root: Schema): (value: unknown) => boolean {
  const definitions = root['$defs'] as Record<string, Schema>;
  const validate = (schema: Schema, value: unknown): boolean =>
    Object.entries(schema).every(([keyword, wanted]) => {
      if (SILENT.includes(keyword)) return true;
      if (keyword === '$ref') return validate(definitions[(wanted as string).replace('#/$defs/', '')]!, value);
      const check = checks[keyword];
      if (!check) throw new Error(`keyword ${keyword}`);
      return check(wanted as never, value, validate, schema);
    });
  return (value) => validate(root, value);
}
