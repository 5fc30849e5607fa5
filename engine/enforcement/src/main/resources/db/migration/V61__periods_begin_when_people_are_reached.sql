-- SPDX-License-Identifier: Apache-2.0
-- A person has the whole time to answer and to appeal from the moment the notice reached them: it was really sent, or they
-- read it, whichever came first. What has not reached anybody takes effect on nobody.

alter table notices add column sent_at timestamptz;
-- decisions from before keep the times they were made with
update notices set sent_at = delivered_at;

create function lead_time(measure text) returns interval immutable language sql as $$
    select case when measure = 'TERMINATE' then interval '720 hours' else interval '336 hours' end
$$;

create or replace function decisions_are_written_once() returns trigger language plpgsql as $$
declare
    is_put_off boolean;
    before jsonb;
    after jsonb;
begin
    if is_erasing() then
        return null;
    end if;
    if tg_op = 'DELETE' then
        raise exception 'decisions_are_written_once' using errcode = 'insufficient_privilege';
    end if;
    before := to_jsonb(old) - 'state' - 'lifted_at' - 'replaced_by' - 'published_at' - 'published_rev' - 'removed_rev'
        - 'restored_at';
    after := to_jsonb(new) - 'state' - 'lifted_at' - 'replaced_by' - 'published_at' - 'published_rev' - 'removed_rev'
        - 'restored_at';
    -- its own notice came late: all of it moves to a later time, and becomes no longer
    is_put_off := old.warned_by = old.id and old.state = 'STANDING' and new.starts_at > old.starts_at
        and (new.ends_at - new.starts_at) is not distinct from (old.ends_at - old.starts_at);
    if is_put_off then
        before := before - 'starts_at' - 'ends_at';
        after := after - 'starts_at' - 'ends_at';
    end if;
    if after is distinct from before then
        raise exception 'decisions_are_written_once' using errcode = 'insufficient_privilege';
    end if;
    -- what was lifted stays lifted; only what another decision replaced can come back, when that one was wrong
    if old.state = 'LIFTED' and new.state <> 'LIFTED' then
        raise exception 'decisions_end_once' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
