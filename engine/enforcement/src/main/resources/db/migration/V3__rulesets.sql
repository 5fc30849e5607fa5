-- SPDX-License-Identifier: Apache-2.0
-- Versions of rules, what was found out about them before they judged anybody, and what stops them.
-- A version is its text: it is never changed, only followed by another one.

alter table staff drop constraint staff_role_check;
alter table staff add constraint staff_role_check
    check (role in ('ANALYST', 'LEAD', 'ADMIN', 'OPERATOR', 'POLICY_AUTHOR'));

create function is_written_once() returns trigger language plpgsql as $$
begin
    raise exception '% is written once', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create table rulesets (
    hash        text primary key check (hash ~ '^sha256:[0-9a-f]{64}$'),
    -- BEFORE: judged by before texts were kept
    origin      text not null check (origin in ('DEPLOYMENT', 'UPLOAD', 'BEFORE')),
    body        text,
    author      text references staff,
    why         text,
    recorded_at timestamptz not null,
    unique (hash, author),
    unique (hash, origin),
    constraint an_upload_has_an_author_and_a_reason check (
        origin <> 'UPLOAD' or (author is not null and length(why) > 0)),
    constraint the_text_is_kept check (origin = 'BEFORE' or length(body) > 0)
);
-- the one change there is: a text that was not kept at the time is found in the program
create trigger rulesets_are_written_once before update on rulesets
    for each row when (old.origin <> 'BEFORE' or new.hash <> old.hash) execute function is_written_once();
create trigger rulesets_are_kept before delete on rulesets
    for each row execute function is_written_once();

create table ruleset_reports (
    id       bigint generated always as identity primary key,
    ruleset  text not null references rulesets,
    baseline text not null references rulesets,
    made_by  text not null,
    made_at  timestamptz not null,
    body     text not null check (length(body) > 2),
    unique (id, ruleset)
);
create index ruleset_reports_of on ruleset_reports (ruleset, id desc);
create trigger reports_are_written_once before update or delete on ruleset_reports
    for each row execute function is_written_once();

-- The second person's word: about one version, with one report about exactly that version in hand.
create table ruleset_approvals (
    id          bigint generated always as identity primary key,
    ruleset     text not null,
    author      text not null,
    approver    text not null references staff,
    report      bigint not null,
    reason      text not null check (length(reason) > 0),
    approved_at timestamptz not null,
    foreign key (ruleset, author) references rulesets (hash, author),
    foreign key (report, ruleset) references ruleset_reports (id, ruleset),
    unique (ruleset, author, approver, report),
    constraint approver_is_not_author check (approver <> author)
);
create trigger approvals_are_written_once before update or delete on ruleset_approvals
    for each row execute function is_written_once();

-- What a version did from when to when.
create table ruleset_terms (
    id        bigint generated always as identity primary key,
    ruleset   text not null,
    origin    text not null,
    stage     text not null check (stage in ('SHADOW', 'STAGED', 'ACTIVE')),
    percent   integer,
    author    text,
    approver  text,
    report    bigint,
    begun_by  text not null,
    statement text,
    key_id    text,
    signature text,
    began_at  timestamptz not null,
    ended_at  timestamptz,
    ended_by  text,
    foreign key (ruleset, origin) references rulesets (hash, origin),
    foreign key (ruleset, author, approver, report) references ruleset_approvals (ruleset, author, approver, report),
    constraint only_a_staged_version_has_a_percentage check ((stage = 'STAGED') = (percent is not null)),
    constraint a_stage_is_a_part check (percent between 1 and 99),
    constraint nothing_judges_without_report_and_two_people check (
        stage = 'SHADOW' or origin = 'DEPLOYMENT'
        or (author is not null and approver is not null and report is not null)),
    constraint what_judges_is_signed check (
        stage = 'SHADOW' or (statement is not null and key_id is not null and signature is not null)),
    constraint ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create unique index one_active_version on ruleset_terms ((stage)) where stage = 'ACTIVE' and ended_at is null;
create unique index one_staged_version on ruleset_terms ((stage)) where stage = 'STAGED' and ended_at is null;
create unique index one_shadow_version on ruleset_terms ((stage)) where stage = 'SHADOW' and ended_at is null;
create index ruleset_terms_of on ruleset_terms (ruleset, id);

-- Every verdict and every decision names the version it came from, and a verdict keeps what else went into it.
insert into rulesets (hash, origin, recorded_at)
    select distinct body::json ->> 'ruleset', 'BEFORE', now() from verdicts
    union select distinct ruleset, 'BEFORE', now() from decisions where ruleset is not null;
alter table verdicts add column ruleset text references rulesets;
alter table verdicts add column standing text;
update verdicts set ruleset = body::json ->> 'ruleset';
alter table verdicts alter column ruleset set not null;
create index verdicts_to_test on verdicts (as_of);
alter table decisions add column decided_under text references rulesets;
update decisions d set decided_under = v.ruleset from verdicts v
    where v.account = d.account and v.assessment = d.assessment;
alter table decisions alter column decided_under set not null;

-- The rules that a restriction by rules rests on.
create table decision_rules (
    decision text not null references decisions,
    ruleset  text not null references rulesets,
    rule     text not null,
    primary key (decision, rule)
);
create index decision_rules_of on decision_rules (ruleset, rule);

-- What a version in the shadow would have said: a digest of every verdict, and the whole of those that differ.
create table shadow_verdicts (
    term         bigint not null references ruleset_terms,
    account      text not null,
    assessment   text not null,
    outcome      text not null,
    measure      text not null,
    live_outcome text not null,
    live_measure text not null,
    digest       bytea not null check (octet_length(digest) = 16),
    body         text,
    primary key (term, account, assessment),
    foreign key (account, assessment) references assessments
);

create table breakers (
    id             bigint generated always as identity primary key,
    ruleset        text not null references rulesets,
    rule           text,
    kind           text not null check (kind in ('HOURLY', 'DAILY', 'CONCENTRATION', 'OVERTURNED', 'UNDONE')),
    hits           integer not null,
    trials         integer,
    expected       double precision,
    lower_bound    double precision,
    upper_bound    double precision,
    detail         text not null,
    tripped_at     timestamptz not null,
    released_at    timestamptz,
    released_by    text references staff,
    release_reason text,
    constraint a_person_releases_with_a_reason check (
        (released_at is null and released_by is null and release_reason is null)
        or (released_at is not null and released_by is not null and length(release_reason) > 0))
);
create unique index one_open_breaker_of_a_kind on breakers (ruleset, coalesce(rule, ''), kind) where released_at is null;

create table undo_orders (
    id          bigint generated always as identity primary key,
    ruleset     text not null references rulesets,
    rule        text,
    since       timestamptz not null,
    until       timestamptz not null,
    reason      text not null check (length(reason) > 0),
    proposer    text not null references staff,
    proposed_at timestamptz not null,
    approver    text references staff,
    decided_at  timestamptz,
    outcome     text check (outcome in ('DONE', 'DECLINED')),
    decisions   integer,
    constraint undo_needs_two_people check (approver is null or approver <> proposer),
    constraint an_undo_is_decided_whole check (
        (outcome is null) = (approver is null) and (outcome is null) = (decided_at is null)),
    constraint an_undo_has_a_period check (until > since)
);
create table undone_decisions (
    decision  text primary key references decisions,
    undo      bigint not null references undo_orders
);
create index undone_decisions_of on undone_decisions (undo);

-- What was said to an account holder about a decision after its notice.
create table notice_updates (
    id       bigint generated always as identity primary key,
    decision text not null references statements,
    at       timestamptz not null,
    words    text not null check (length(words) > 0)
);
create index notice_updates_of on notice_updates (decision, id);

-- What reports may be broken down by. Told by other programs, read by people; no rule and no decision can see it.
create table account_traits (
    account text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    trait   text not null check (trait ~ '^[a-z-]{1,32}$'),
    value   text not null check (length(value) between 1 and 100),
    told_by text not null,
    told_at timestamptz not null,
    primary key (account, trait)
);
