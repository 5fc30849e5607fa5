-- SPDX-License-Identifier: Apache-2.0
-- The ladder: what each measure needs before it may take effect, and what may never be changed afterwards.

create function measure_rank(measure text) returns integer immutable language sql as $$
    select array_position(array['NOTICE', 'LIMIT', 'SUSPEND_SERVER', 'SUSPEND_ACCOUNT', 'TERMINATE'], measure)
$$;

alter table decisions
    add column clause          text,
    add column terms           text,
    add column proportionality text,
    add column urgency         text check (urgency in ('LEGAL_OBLIGATION', 'ONGOING_HARM', 'REPEATED_AFTER_SUSPENSION')),
    add column second_approver text references staff,
    -- the notice that gave the account holder time to answer: an earlier one, or this decision's own
    add column warned_by       text,
    add column warned_at       timestamptz,
    -- the decision whose place this one took, milder or as harsh, never harsher
    add column follows         text references decisions,
    -- the decision that took this one's place
    add column replaced_by     text references decisions,
    add constraint warned_by_a_notice foreign key (warned_by, warned_at) references notices (decision, delivered_at);

alter table decisions drop constraint decisions_origin_check;
alter table decisions drop constraint every_decision_has_an_origin;
alter table decisions drop constraint severe_needs_two_people;
alter table decisions
    add constraint decisions_origin_check check (origin in ('RULE', 'PEOPLE', 'APPEAL', 'CLOCK')),
    add constraint every_decision_has_an_origin check (
        (origin = 'RULE' and ruleset is not null and proposer is null and approver is null)
        or (origin = 'PEOPLE' and proposer is not null and approver is not null)
        or (origin = 'APPEAL' and appeal is not null)
        or (origin = 'CLOCK' and appeal is not null and follows is not null and proposer is null and approver is null)),
    -- what follows a decision is never harsher (a trigger checks it), so two people stand behind it as well
    add constraint severe_needs_two_people check (
        measure in ('NOTICE', 'LIMIT') or (proposer is not null and approver is not null)
        or (origin in ('APPEAL', 'CLOCK') and follows is not null)),
    add constraint second_approver_is_a_third_person check (
        second_approver is null or (second_approver <> proposer and second_approver <> approver)),
    add constraint no_suspension_without_warning check (
        measure in ('NOTICE', 'LIMIT') or origin <> 'PEOPLE'
        or (urgency is not null and second_approver is not null)
        or (warned_at is not null and starts_at >= warned_at
            + case when measure = 'TERMINATE' then interval '720 hours' else interval '336 hours' end)),
    add constraint proportion_is_considered check (
        measure in ('NOTICE', 'LIMIT') or origin <> 'PEOPLE' or length(proportionality) >= 40),
    add constraint only_what_was_replaced_has_a_successor check (replaced_by is null or state <> 'STANDING');
create index decisions_following on decisions (follows) where follows is not null;
create index decisions_replaced_by on decisions (replaced_by) where replaced_by is not null;
create index decisions_about on decisions (account, delivered_at desc);
create index decisions_of_case on decisions (case_id);

create function decision_has_its_grounds() returns trigger language plpgsql as $$
declare
    other decisions;
begin
    if new.follows is not null then
        select * into other from decisions where id = new.follows;
        if other.account <> new.account or measure_rank(new.measure) > measure_rank(other.measure)
                or (new.origin = 'CLOCK' and measure_rank(new.measure) >= measure_rank(other.measure)) then
            raise exception 'what follows a decision is not harsher'
                using errcode = 'check_violation', constraint = 'a_follower_is_not_harsher';
        end if;
    end if;
    if new.warned_by is not null and new.warned_by <> new.id then
        select * into other from decisions where id = new.warned_by;
        if other.account is distinct from new.account or other.measure <> 'NOTICE' then
            raise exception 'a warning is a notice to the same account holder'
                using errcode = 'check_violation', constraint = 'warned_by_a_notice_to_the_same_person';
        end if;
    end if;
    if new.origin = 'PEOPLE' and measure_rank(new.measure) > 2 and (
            select count(distinct e.staff) from case_events e where e.case_id = new.case_id and e.kind = 'READ'
                and e.staff in (new.proposer, new.approver, new.second_approver))
            < 2 + (new.second_approver is not null)::integer then
        raise exception 'everybody who decides has opened the file'
            using errcode = 'check_violation', constraint = 'deciders_opened_the_file';
    end if;
    return new;
end $$;
create trigger decision_has_its_grounds after insert on decisions
    for each row execute function decision_has_its_grounds();

-- A decision is written once; only what becomes of it is added. Erasure, which the law demands, names itself.
create function is_erasing() returns boolean stable language sql as $$
    select coalesce(current_setting('evenhand.erasing', true), '') = 'on'
$$;
create function decisions_are_written_once() returns trigger language plpgsql as $$
begin
    if is_erasing() then
        return null;
    end if;
    if tg_op = 'DELETE' or (to_jsonb(new) - 'state' - 'lifted_at' - 'replaced_by' - 'published_at' - 'published_rev'
                - 'removed_rev' - 'restored_at')
            is distinct from (to_jsonb(old) - 'state' - 'lifted_at' - 'replaced_by' - 'published_at' - 'published_rev'
                - 'removed_rev' - 'restored_at') then
        raise exception 'decisions_are_written_once' using errcode = 'insufficient_privilege';
    end if;
    -- what was lifted stays lifted; only what another decision replaced can come back, when that one was wrong
    if old.state = 'LIFTED' and new.state <> 'LIFTED' then
        raise exception 'decisions_end_once' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create trigger decisions_are_written_once after update or delete on decisions
    for each row execute function decisions_are_written_once();

create function is_never_changed() returns trigger language plpgsql as $$
begin
    if is_erasing() then
        return null;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger case_events_are_append_only after update or delete on case_events
    for each row execute function is_never_changed();
create trigger statements_are_written_once after update or delete on statements
    for each row execute function is_never_changed();

-- What one person wants to decide, until a second one agrees; from then on the decision itself says where it stands.
create table proposals (
    id              text primary key,
    case_id         text not null references cases,
    account         text not null,
    server          text,
    measure         text not null check (measure_rank(measure) is not null),
    clause          text not null check (length(clause) > 0),
    terms           text not null check (length(terms) > 0),
    facts           text not null check (length(facts) >= 10),
    proportionality text not null check (length(proportionality) >= 40),
    days            integer check (days between 1 and 365),
    urgency         text check (urgency in ('LEGAL_OBLIGATION', 'ONGOING_HARM', 'REPEATED_AFTER_SUSPENSION')),
    state           text not null check (state in ('PROPOSED', 'AWAITING_SECOND', 'AGREED', 'CLOSED_NO_ACTION')),
    version         integer not null,
    proposer        text not null references staff,
    proposed_at     timestamptz not null,
    approver        text references staff,
    approved_at     timestamptz,
    second_approver text references staff,
    decision        text unique references decisions,
    closed_by       text references staff,
    changed_at      timestamptz not null,
    constraint approver_is_not_proposer check (approver <> proposer),
    constraint second_approver_is_a_third_person check (second_approver <> proposer and second_approver <> approver),
    constraint one_server_or_the_account check ((measure = 'SUSPEND_SERVER') = (server is not null)),
    constraint only_a_termination_has_no_end check ((measure = 'TERMINATE') = (days is null)),
    constraint agreed_means_decided check ((state = 'AGREED') = (decision is not null)),
    constraint closed_by_somebody check ((state = 'CLOSED_NO_ACTION') = (closed_by is not null))
);
create unique index one_live_proposal_per_case on proposals (case_id) where state in ('PROPOSED', 'AWAITING_SECOND');
create index proposals_of_case on proposals (case_id);

-- What an account holder answers to a notice before anything more happens.
create table responses (
    id       bigint generated always as identity primary key,
    decision text not null references decisions,
    case_id  text not null references cases,
    at       timestamptz not null,
    words    text not null check (length(words) between 1 and 10000)
);
create index responses_of_case on responses (case_id, at);

-- After a warning a case rests until the account holder had the time to answer.
alter table cases add column wait_until timestamptz;
create index cases_queue on cases ((state = 'PROPOSED') desc, opened_at, id) where state in ('OPEN', 'PROPOSED');

-- Messages that are due to an account holder, written together with what they tell; whoever delivers them marks them.
create table letters (
    id       bigint generated always as identity primary key,
    kind     text not null check (kind in ('NOTICE_SERVED', 'APPEAL_RECEIVED', 'INFORMATION_ASKED', 'RELIEVED',
        'REASONS_SENT', 'RESTORED', 'LIFTED')),
    account  text not null,
    decision text not null references decisions,
    appeal   text references appeals,
    due_at   timestamptz not null,
    sent_at  timestamptz
);
create index letters_due on letters (id) where sent_at is null;

-- Where every measure stands at a time; the program asks with its own clock, people look with the database's.
create function standing_at(moment timestamptz) returns table (
    decision text, account text, server text, measure text, stage text, starts_at timestamptz, ends_at timestamptz)
    stable language sql as $$
    select d.id, d.account, d.server, d.measure,
        case when d.state <> 'STANDING' then d.state
            when moment < d.starts_at then 'NOTICE_SERVED'
            when d.ends_at <= moment then 'EXPIRED'
            else 'IN_FORCE' end,
        d.starts_at, d.ends_at
    from decisions d
$$;
create view current_standing as
    select distinct on (account) * from standing_at(now()) where stage = 'IN_FORCE'
    order by account, measure_rank(measure) desc, decision;
