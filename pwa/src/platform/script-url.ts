// The only two scripts that the app starts by their address; Trusted Types refuse any other.

interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const OURS = /^(\/sw\.js|\/(assets|src\/vault)\/worker[\w.?&=-]*)$/;
let policy: { createScriptURL(url: string): string } | null = null;

export function trustedScript(url: string): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const rules = {
    createScriptURL(asked: string): string {
      if (!OURS.test(asked)) throw new TypeError('not our script');
      return asked;
    },
  };
  policy ??= policies ? policies.createPolicy('app', rules) : rules;
  return policy.createScriptURL(url);
}
