-- SPDX-License-Identifier: Apache-2.0
-- A warning counts for the case it was given in and from when it reached somebody, and leaves the whole time to answer.

alter table proposals add constraint a_notice_lasts_as_long_as_its_answer check (measure <> 'NOTICE' or days >= 14)
    not valid;

create function a_warning_came_first() returns trigger language plpgsql as $$
begin
    if not exists (select from decisions w join notices n on n.decision = w.id where w.id = new.warned_by
            and w.case_id = new.case_id and w.state = 'STANDING'
            and new.starts_at >= least(n.sent_at, n.first_read_at) + lead_time(new.measure)) then
        raise exception 'a warning reached the account holder in this case, with time to answer'
            using errcode = 'check_violation', constraint = 'a_warning_came_first';
    end if;
    return null;
end $$;
create trigger a_warning_came_first after insert on decisions
    for each row when (new.origin = 'PEOPLE' and measure_rank(new.measure) > 2 and new.warned_by <> new.id)
    execute function a_warning_came_first();
