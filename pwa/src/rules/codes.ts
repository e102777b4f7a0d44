// The closed lists of the case facts document and of the vocabulary. The twin's copy is `api/rules/src/codes.rs`.

/** A list of codes that never grows at run time. */
export type Codes = readonly string[];

export const COUNTRY = ['england', 'wales'] as const;
export const CHANNEL = ['school_101', 'school_officer', 'third_party', 'other'] as const;
export const REPORTER = [
  'child', 'other_pupil', 'parent_carer', 'school_staff', 'safeguarding_lead', 'other_professional', 'officer', 'anonymous',
  'other',
] as const;
export const CONFIRMS = ['yes', 'no', 'not_yet', 'cannot_be_traced'] as const;
export const PROCEDURES = ['asked', 'confirmed', 'refused'] as const;
export const LESSON = ['planned', 'given'] as const;
export const STATUS = ['open', 'closed'] as const;
export const ROLE = [
  'victim', 'offender', 'witness', 'implicated_adult', 'reporter', 'parent_carer', 'appropriate_adult', 'safeguarding_lead',
  'other',
] as const;
export const PARENTS = ['told', 'not_told', 'refused_contact', 'cannot_be_traced'] as const;
export const INPUT = ['planned', 'given', 'declined'] as const;
export const LINK_ROLE = ['victim', 'offender', 'involved_under_10'] as const;
export const REFERRAL_TO = ['ppu', 'cid'] as const;
/** In the order in which a referral to the public protection unit moves. */
export const PPU_STATE = ['notified', 'acknowledged', 'updated', 'closed'] as const;
export const CID_STATE = ['sent', 'accepted', 'handed_back', 'result'] as const;
export const REFERRAL_STATE = [...PPU_STATE, ...CID_STATE] as const;
export const EXHIBIT = ['surrendered', 'refused', 'not_present', 'returned'] as const;
export const ADVICE = ['third_party', 'expert'] as const;
export const ANSWER = ['yes', 'no', 'not_known'] as const;
export const ROUTE = ['cse', 'no_prosecution'] as const;
export const ADVISORY = ['given', 'not_given'] as const;
export const RESTORATIVE = ['invited', 'agreed', 'declined', 'held', 'not_suitable'] as const;
export const SUBJECT = ['incident', 'child', 'offender', 'victim', 'crime', 'exhibit', 'referral', 'viewing'] as const;
export const OWED_BY = ['officer', 'supervisor', 'school', 'ppu', 'cid'] as const;
export const LANE = ['report', 'safeguarding', 'crime', 'finalise'] as const;
export const SUSPECTS = ['any', 'child', 'adult', 'under_10'] as const;
