// The closed lists of the contract, in the order in which a person is offered them.
export const CHANNELS = ['school_101', 'school_officer', 'third_party', 'other'] as const;
export const REPORTER_KINDS = ['child', 'other_pupil', 'parent_carer', 'school_staff', 'safeguarding_lead', 'other_professional', 'officer', 'anonymous', 'other'] as const;
export const ROLES = ['victim', 'offender', 'witness', 'implicated_adult', 'reporter', 'parent_carer', 'appropriate_adult', 'safeguarding_lead', 'other'] as const;
export const SEXES = ['female', 'male', 'other', 'not_recorded'] as const;
export const SPOKEN_LANGUAGES = ['en', 'cy', 'other'] as const;
export const AGE_SOURCES = ['self', 'school', 'parent_carer', 'police_record', 'estimate', 'other'] as const;
export const NOTE_KINDS = ['fact', 'opinion', 'told_by_someone'] as const;
export const FACTS = ['school', 'report', 'happened', 'narrative'] as const;

export type Channel = (typeof CHANNELS)[number];
export type ReporterKind = (typeof REPORTER_KINDS)[number];
export type PartyRole = (typeof ROLES)[number];
export type Sex = (typeof SEXES)[number];
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];
export type AgeSource = (typeof AGE_SOURCES)[number];
export type NoteKind = (typeof NOTE_KINDS)[number];
export type Fact = (typeof FACTS)[number];
