-- SPDX-License-Identifier: Apache-2.0
-- The ledger. A sanction is about an account or about one server of it: there is no table, and no column, for a
-- range, a network or a country. There is no column for an address, a title or an e-mail either.

create table staff (
    name       text primary key,
    role       text not null check (role in ('ANALYST', 'LEAD', 'ADMIN', 'OPERATOR')),
    password   text not null check (password like 'pbkdf2-sha512$%'),
    changed_at timestamptz not null
);

-- One row per account that was ever assessed; locking it orders everything that happens to the account.
create table accounts (
    account        text primary key check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    assessment     text,
    as_of          timestamptz,
    outcome        text,
    assessments    bigint not null default 0
);

create table assessments (
    account     text not null references accounts,
    id          text not null,
    as_of       timestamptz not null,
    received_at timestamptz not null,
    body        text not null,
    primary key (account, id)
);

create table verdicts (
    account    text not null,
    assessment text not null,
    as_of      timestamptz not null,
    outcome    text not null,
    measure    text not null check (measure in ('NONE', 'MONITOR', 'NOTICE', 'LIMIT')),
    handled    text not null,
    decided_at timestamptz not null,
    body       text not null,
    primary key (account, assessment),
    foreign key (account, assessment) references assessments
);
create index verdicts_newest on verdicts (account, as_of desc);

create table cases (
    id          text primary key,
    account     text not null,
    assessment  text not null,
    state       text not null check (state in ('OPEN', 'PROPOSED', 'DECIDED', 'CLOSED')),
    version     integer not null,
    outcome     text not null,
    reasons     text not null,
    proposer    text references staff,
    opened_at   timestamptz not null,
    changed_at  timestamptz not null,
    quiet_until timestamptz,
    foreign key (account, assessment) references assessments,
    constraint a_proposal_has_a_proposer check ((state = 'PROPOSED') = (proposer is not null))
);
create unique index one_live_case_per_account on cases (account) where state in ('OPEN', 'PROPOSED');
create index cases_of_account on cases (account);

create table case_events (
    id      bigint generated always as identity primary key,
    case_id text not null references cases,
    at      timestamptz not null,
    kind    text not null,
    staff   text references staff,
    words   text
);
create index case_events_of_case on case_events (case_id, id);

create table statements (
    decision text primary key,
    body     text not null check (length(body) > 2)
);

create table notices (
    decision      text primary key references statements,
    delivered_at  timestamptz not null,
    first_read_at timestamptz,
    unique (decision, delivered_at)
);

create table decisions (
    id           text primary key,
    case_id      text not null references cases,
    account      text not null,
    server       text,
    assessment   text not null,
    measure      text not null check (measure in ('NOTICE', 'LIMIT', 'SUSPEND_SERVER', 'SUSPEND_ACCOUNT', 'TERMINATE')),
    reasons      text not null check (length(reasons) > 0),
    origin       text not null check (origin in ('RULE', 'PEOPLE', 'APPEAL')),
    ruleset      text,
    proposer     text references staff,
    approver     text references staff,
    appeal       text,
    delivered_at timestamptz not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz,
    state        text not null check (state in ('STANDING', 'LIFTED', 'REPLACED')),
    lifted_at    timestamptz,
    published_at timestamptz,
    published_rev bigint,
    removed_rev  bigint,
    restored_at  timestamptz,
    foreign key (account, assessment) references assessments,
    -- the statement of reasons was delivered, and not after the measure took effect
    foreign key (id, delivered_at) references notices (decision, delivered_at),
    constraint no_denial_without_reasons check (starts_at >= delivered_at),
    constraint every_sanction_ends check (ends_at is not null or measure = 'TERMINATE'),
    constraint ends_after_it_begins check (ends_at > starts_at),
    constraint severe_needs_two_people check (
        measure in ('NOTICE', 'LIMIT') or (proposer is not null and approver is not null)),
    constraint approver_is_not_proposer check (proposer is null or approver is null or proposer <> approver),
    constraint every_decision_has_an_origin check (
        (origin = 'RULE' and ruleset is not null and proposer is null and approver is null)
        or (origin = 'PEOPLE' and proposer is not null and approver is not null)
        or (origin = 'APPEAL' and appeal is not null)),
    constraint only_what_stands_is_not_lifted check ((state = 'STANDING') = (lifted_at is null))
);
create index decisions_standing on decisions (account) where state = 'STANDING';
create index decisions_published on decisions (published_at);
create index decisions_to_restore on decisions (removed_rev) where state = 'LIFTED' and restored_at is null;

-- Who took part in a decision, and therefore may not decide an appeal against it.
create table decision_participants (
    decision text not null references decisions,
    staff    text not null references staff,
    primary key (decision, staff)
);

create table appeals (
    id         text primary key,
    decision   text not null unique references decisions,
    account    text not null,
    statement  text not null check (length(statement) between 1 and 10000),
    filed_at   timestamptz not null,
    answer_by  timestamptz not null,
    outcome    text check (outcome in ('UPHELD', 'PARTLY', 'OVERTURNED')),
    decider    text references staff,
    reasons    text,
    decided_at timestamptz,
    constraint decided_whole_or_not_at_all check (
        (outcome is null and decider is null and reasons is null and decided_at is null)
        or (outcome is not null and decider is not null and length(reasons) > 0 and decided_at is not null))
);
create index appeals_open on appeals (answer_by) where outcome is null;
create index appeals_open_of_account on appeals (account) where outcome is null;

create function appeal_decider_took_no_part() returns trigger language plpgsql as $$
begin
    if new.decider is not null and exists (
            select from decision_participants p where p.decision = new.decision and p.staff = new.decider) then
        raise exception 'the decider of an appeal took part in the decision'
            using errcode = 'check_violation', constraint = 'appeal_decider_took_no_part';
    end if;
    return new;
end $$;
create trigger appeal_decider_took_no_part before insert or update on appeals
    for each row execute function appeal_decider_took_no_part();

-- How to reach somebody who appealed: apart, so that reading an appeal does not mean reading this.
create table appeal_contacts (
    appeal  text primary key references appeals,
    contact text not null check (length(contact) between 1 and 500)
);

create table rebuttals (
    account text not null,
    signal  text not null,
    appeal  text not null references appeals,
    at      timestamptz not null,
    primary key (account, signal)
);

create table allow_entries (
    id           bigint generated always as identity primary key,
    account      text not null check (account ~ '^[A-Za-z0-9._-]{1,64}$'),
    reason       text not null check (length(reason) > 0),
    granted_by   text not null references staff,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by text references staff,
    withdrawn_why text,
    constraint every_allow_entry_ends check (ends_at > starts_at and ends_at <= starts_at + interval '367 days')
);
create index allow_entries_of_account on allow_entries (account, ends_at) where withdrawn_at is null;

create table outbox (
    id      bigint generated always as identity primary key,
    kind    text not null check (kind in ('INTERVENTION', 'FEED')),
    account text not null,
    payload text not null,
    at      timestamptz not null,
    sent_at timestamptz
);
create index outbox_pending on outbox (kind, id) where sent_at is null;

create table consumer_offsets (
    topic       text not null,
    part        integer not null,
    next_offset bigint not null,
    primary key (topic, part)
);

create table edges (
    name      text primary key,
    acked_rev bigint not null,
    connected boolean not null,
    last_seen timestamptz not null
);

-- How far the feed has got: one row.
create table feed_head (
    only_row     boolean primary key default true check (only_row),
    rev          bigint not null,
    chain        text not null,
    announced_at timestamptz not null
);

create table feed_releases (
    decision    text primary key references decisions,
    released_by text not null references staff,
    released_at timestamptz not null
);

create table audit_log (
    seq       bigint primary key,
    at        timestamptz not null,
    actor     text not null,
    act       text not null,
    subject   text not null,
    detail    text not null,
    prev_hash text not null,
    hash      text not null unique
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete on audit_log
    for each row execute function audit_is_append_only();
create trigger audit_is_not_truncated before truncate on audit_log
    for each statement execute function audit_is_append_only();
