-- SPDX-License-Identifier: Apache-2.0
-- Evidence that people gather: what it is by its hash, where it comes from, why it may be kept and for how long.

create table reports (
    id          text primary key,
    receipt     text not null unique,
    account     text,
    words       text not null check (length(words) between 1 and 10000),
    reporter    text check (length(reporter) <= 500),
    received_at timestamptz not null,
    outcome     text check (outcome in ('TAKEN_UP', 'NOTHING_FOUND', 'UNFOUNDED')),
    closed_by   text references staff,
    closed_why  text,
    closed_at   timestamptz,
    constraint an_outcome_has_reasons check (
        (outcome is null and closed_by is null and closed_at is null)
        or (outcome is not null and closed_by is not null and closed_at is not null and length(closed_why) >= 20))
);
create index reports_open on reports (received_at) where outcome is null;

create table evidence_items (
    id           text primary key,
    case_id      text not null references cases,
    account      text not null,
    kind         text not null check (kind in ('TEST_PURCHASE', 'THIRD_PARTY_REPORT', 'PATTERN', 'ACCOUNT_STATEMENT')),
    sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    source       text not null check (length(source) between 1 and 500),
    summary      text not null check (length(summary) between 10 and 2000),
    observed_on  date not null,
    terms        text not null check (length(terms) > 0),
    basis        text not null check (basis in ('LEGITIMATE_INTERESTS', 'CONTRACT', 'LEGAL_OBLIGATION', 'CONSENT')),
    keep_until   timestamptz not null,
    report       text references reports,
    collected_by text not null references staff,
    collected_at timestamptz not null,
    verified_at  timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by text references staff,
    withdrawn_why text,
    unique (id, collected_by),
    constraint kept_for_a_time check (keep_until > collected_at and keep_until <= collected_at + interval '732 days'),
    constraint a_report_is_named check ((kind = 'THIRD_PARTY_REPORT') = (report is not null)),
    constraint withdrawn_with_reasons check ((withdrawn_at is null) = (withdrawn_by is null)
        and (withdrawn_at is null or length(withdrawn_why) >= 20))
);
create index evidence_of_case on evidence_items (case_id);
create index evidence_of_account on evidence_items (account);

-- Each verifier looked alone, and wrote down whether somebody could have planted it to harm the account holder.
create table evidence_verifications (
    evidence     text not null,
    collected_by text not null,
    staff        text not null references staff,
    own_check    text not null check (length(own_check) >= 40),
    planted      text not null check (length(planted) >= 40),
    at           timestamptz not null,
    primary key (evidence, staff),
    foreign key (evidence, collected_by) references evidence_items (id, collected_by),
    constraint a_verifier_did_not_collect check (staff <> collected_by)
);
create trigger verifications_are_append_only after update or delete on evidence_verifications
    for each row execute function is_never_changed();
create function verified_by_two() returns trigger language plpgsql as $$
begin
    if new.verified_at is not null and (
            select count(*) from evidence_verifications v where v.evidence = new.id) < 2 then
        raise exception 'evidence is verified by two people'
            using errcode = 'check_violation', constraint = 'evidence_is_verified_by_two';
    end if;
    return null;
end $$;
create trigger verified_by_two after insert or update on evidence_items
    for each row execute function verified_by_two();
