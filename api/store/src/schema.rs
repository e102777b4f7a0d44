//! Hand-kept, one for both databases; `tests/acceptance` compares it with what the migrations make.
#![allow(clippy::wildcard_imports, reason = "the macro's own idiom")]

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    meta (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    officers (id) {
        id -> DbUuid,
        username -> Text,
        role -> Text,
        force_name -> Nullable<Text>,
        language -> Text,
        password_hash -> Text,
        sealed -> Binary,
        version -> BigInt,
        created_at -> DbInstant,
        updated_at -> DbInstant,
        disabled_at -> Nullable<DbInstant>,
        team -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    devices (id) {
        id -> DbUuid,
        officer_id -> DbUuid,
        prefix_number -> Integer,
        last_reference -> Integer,
        sealed -> Binary,
        version -> BigInt,
        registered_at -> DbInstant,
        revoked_at -> Nullable<DbInstant>,
        last_contact_at -> Nullable<DbInstant>,
        last_seq -> BigInt,
        report -> Nullable<DbJson>,
        clock_off_ms -> BigInt,
        revoked_by -> Nullable<DbUuid>,
        revoked_reason -> Nullable<Binary>,
        erased_at -> Nullable<DbInstant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    device_sequences (device_id, seq) {
        device_id -> DbUuid,
        seq -> BigInt,
        how -> Text,
        at -> DbInstant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    held_items (id) {
        id -> DbUuid,
        officer_id -> DbUuid,
        device_id -> Nullable<DbUuid>,
        incident_id -> Nullable<DbUuid>,
        seq -> Nullable<BigInt>,
        key -> Text,
        method -> Text,
        path -> Text,
        why -> Text,
        code -> Nullable<Text>,
        state -> Text,
        written_at -> DbInstant,
        received_at -> DbInstant,
        decided_at -> Nullable<DbInstant>,
        decided_by -> Nullable<DbUuid>,
        version -> BigInt,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    sessions (id) {
        id -> DbUuid,
        officer_id -> DbUuid,
        kind -> Text,
        device_id -> Nullable<DbUuid>,
        secret_hash -> Nullable<Binary>,
        started_at -> DbInstant,
        last_seen_at -> DbInstant,
        expires_at -> DbInstant,
        ended_at -> Nullable<DbInstant>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    refresh_tokens (token_hash) {
        token_hash -> Binary,
        session_id -> DbUuid,
        made_at -> DbInstant,
        used_at -> Nullable<DbInstant>,
        successor -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    schools (id) {
        id -> DbUuid,
        country -> Text,
        official_number -> Nullable<Text>,
        name -> Text,
        name_cy -> Nullable<Text>,
        town -> Nullable<Text>,
        local_authority -> Nullable<Text>,
        postcode -> Nullable<Text>,
        phase -> Text,
        welsh_medium -> Nullable<Bool>,
        is_open -> Bool,
        search_text -> Text,
        sort_key -> Text,
        updated_at -> DbInstant,
        version -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    persons (id) {
        id -> DbUuid,
        created_by -> DbUuid,
        version -> BigInt,
        created_at -> DbInstant,
        updated_at -> DbInstant,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    incidents (id) {
        id -> DbUuid,
        reference -> Text,
        owner_id -> DbUuid,
        status -> Text,
        guidance_pack -> Text,
        version -> BigInt,
        case_version -> BigInt,
        reported_at -> Nullable<DbInstant>,
        written_at -> DbInstant,
        received_at -> DbInstant,
        updated_at -> DbInstant,
        children -> Integer,
        people -> Integer,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    parties (id) {
        id -> DbUuid,
        incident_id -> DbUuid,
        person_id -> DbUuid,
        role -> Text,
        version -> BigInt,
        written_at -> DbInstant,
        received_at -> DbInstant,
        withdrawn_at -> Nullable<DbInstant>,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    notes (id) {
        id -> DbUuid,
        incident_id -> DbUuid,
        author_id -> DbUuid,
        version -> BigInt,
        written_at -> DbInstant,
        received_at -> DbInstant,
        withdrawn_at -> Nullable<DbInstant>,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    revisions (id) {
        id -> DbUuid,
        kind -> Text,
        resource_id -> DbUuid,
        incident_id -> Nullable<DbUuid>,
        version -> BigInt,
        actor_id -> DbUuid,
        made_at -> DbInstant,
        written_at -> Nullable<DbInstant>,
        fields -> DbJson,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    changes (seq) {
        seq -> BigInt,
        tx -> BigInt,
        id -> DbUuid,
        kind -> Text,
        resource_id -> DbUuid,
        incident_id -> Nullable<DbUuid>,
        viewer_id -> DbUuid,
        version -> BigInt,
        made_at -> DbInstant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    log_entries (seq) {
        seq -> BigInt,
        id -> DbUuid,
        action -> Text,
        kind -> Text,
        record_id -> Nullable<DbUuid>,
        incident_id -> Nullable<DbUuid>,
        version -> Nullable<BigInt>,
        actor_id -> DbUuid,
        session_id -> Nullable<DbUuid>,
        device_id -> Nullable<DbUuid>,
        made_at -> DbInstant,
        trace_id -> Text,
        fields -> DbJson,
        records -> DbJson,
        device_at -> Nullable<DbInstant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    idempotency_keys (officer_id, key) {
        officer_id -> DbUuid,
        key -> Text,
        fingerprint -> Binary,
        status -> Integer,
        made_at -> DbInstant,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    case_items (id) {
        id -> DbUuid,
        incident_id -> DbUuid,
        kind -> Text,
        version -> BigInt,
        written_at -> DbInstant,
        received_at -> DbInstant,
        withdrawn_at -> Nullable<DbInstant>,
        person_id -> Nullable<DbUuid>,
        crime_id -> Nullable<DbUuid>,
        slot -> Nullable<Text>,
        target -> Nullable<Text>,
        state -> Nullable<Text>,
        sealed -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    viewers (incident_id, viewer_id) {
        incident_id -> DbUuid,
        viewer_id -> DbUuid,
        since -> DbInstant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    packs (version) {
        version -> Text,
        body -> Text,
        sha256 -> Binary,
        kept_at -> DbInstant,
        kept_by -> Nullable<DbUuid>,
        revision -> BigInt,
        in_force_from -> Nullable<Text>,
        wording_cy -> Nullable<Text>,
        wording_at -> Nullable<DbInstant>,
        wording_by -> Nullable<DbUuid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    person_keys (key, person_id) {
        person_id -> DbUuid,
        key -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::types::sql::*;
    found_persons (officer_id, person_id) {
        officer_id -> DbUuid,
        person_id -> DbUuid,
        found_at -> DbInstant,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    meta,
    officers,
    devices,
    sessions,
    refresh_tokens,
    schools,
    persons,
    incidents,
    parties,
    notes,
    revisions,
    changes,
    log_entries,
    idempotency_keys,
    case_items,
    viewers,
    packs,
    person_keys,
    found_persons,
    device_sequences,
    held_items
);
