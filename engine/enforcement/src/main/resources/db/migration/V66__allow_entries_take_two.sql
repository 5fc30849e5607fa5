-- SPDX-License-Identifier: Apache-2.0
-- An allow entry takes two people, says what it withholds, ends within twelve calendar months, and is withdrawn with
-- reasons that can be appealed against. Until a second person agrees it has not begun.

alter table allow_entries
    add column scope       text not null default 'ALL_MEASURES' check (scope in ('NEW_MEASURES', 'ALL_MEASURES')),
    add column proposed_at timestamptz,
    add column approved_by text references staff,
    add column appeal      text check (length(appeal) between 1 and 10000),
    add column appealed_at timestamptz,
    add column appeal_by   timestamptz,
    add column outcome     text check (outcome in ('UPHELD', 'OVERTURNED')),
    add column decider     text references staff,
    add column answer      text,
    add column decided_at  timestamptz;
update allow_entries set proposed_at = starts_at;
alter table allow_entries
    alter column proposed_at set not null,
    alter column starts_at drop not null,
    alter column scope drop default,
    drop constraint every_allow_entry_ends,
    add constraint every_allow_entry_ends check (ends_at > coalesce(starts_at, proposed_at)
        and ends_at <= (proposed_at at time zone 'UTC' + interval '12 months') at time zone 'UTC') not valid,
    add constraint approver_is_not_proposer check (approved_by <> granted_by),
    add constraint withdrawn_with_reasons check (withdrawn_at is null or length(withdrawn_why) >= 20) not valid,
    add constraint decider_took_no_part check (decider is null or (decider <> granted_by and decider <> approved_by
        and (withdrawn_by is null or decider <> withdrawn_by))),
    add constraint answered_whole check ((outcome is null) = (decider is null) and (outcome is null) = (answer is null)
        and (outcome is null) = (decided_at is null));

create function an_entry_takes_two() returns trigger language plpgsql as $$
begin
    -- one from before goes on as it was granted
    if new.starts_at is not null and new.approved_by is null
            and (tg_op = 'INSERT' or old.starts_at is distinct from new.starts_at) then
        raise exception 'an allow entry begins when a second person agrees'
            using errcode = 'check_violation', constraint = 'an_entry_takes_two';
    end if;
    return null;
end $$;
create trigger an_entry_takes_two after insert or update on allow_entries
    for each row execute function an_entry_takes_two();

alter table exemptions
    drop constraint every_exemption_ends,
    add constraint every_exemption_ends check (ends_at > proposed_at
        and ends_at <= (proposed_at at time zone 'UTC' + interval '12 months') at time zone 'UTC') not valid;
