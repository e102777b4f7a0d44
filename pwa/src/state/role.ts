// What the signed-in account is for. The server decides what it may do; here it decides what is offered.
import { computed } from '@preact/signals';
import { officer } from './session';

export type Role = 'schools_officer' | 'supervisor' | 'ppu' | 'cid' | 'administrator' | 'auditor';
const ROLES: readonly string[] = ['schools_officer', 'supervisor', 'ppu', 'cid', 'administrator', 'auditor'];

/** Somebody signed in before there were roles is an officer. */
export const role = computed<Role>(() => (ROLES.includes(officer.value?.role ?? '') ? (officer.value!.role as Role) : 'schools_officer'));
/** Records cases: everybody else reads, and a unit answers the referrals made to it. */
export const records = computed(() => role.value === 'schools_officer' || role.value === 'supervisor');
/** Answers referrals: the public protection unit and CID. */
export const isUnit = computed(() => role.value === 'ppu' || role.value === 'cid');
/** Sees cases at all. */
export const seesCases = computed(() => records.value || isUnit.value);
