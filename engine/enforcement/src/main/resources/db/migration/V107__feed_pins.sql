-- SPDX-License-Identifier: Apache-2.0
-- Edges stay at a revision for a while because a person said so: who, why, and until when. A pin keeps reliefs back too, so
-- it ends by itself within a day; what was written about it stays.
create table feed_pins (
    id        bigint generated always as identity primary key,
    rev       bigint not null check (rev >= 0),
    reason    text not null check (length(reason) between 10 and 500),
    pinned_by text not null references staff,
    pinned_at timestamptz not null,
    until     timestamptz not null,
    ended_by  text references staff,
    ended_at  timestamptz,
    ended_why text,
    constraint a_pin_ends_within_a_day check (until > pinned_at and until <= pinned_at + interval '24 hours'),
    constraint ended_by_a_person_with_a_reason
        check ((ended_by is null) = (ended_why is null) and (ended_by is null or ended_at is not null))
);

create unique index one_pin_at_a_time on feed_pins ((true)) where ended_at is null;

create function pins_are_ended_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended_at is not null
        or (old.rev, old.reason, old.pinned_by, old.pinned_at, old.until)
            is distinct from (new.rev, new.reason, new.pinned_by, new.pinned_at, new.until) then
        raise exception 'what was written about a pin stays';
    end if;
    return new;
end
$$;

create trigger pins_are_ended_once before update or delete on feed_pins
    for each row execute function pins_are_ended_once();
