-- SPDX-License-Identifier: Apache-2.0
-- What is harsher than a limit rests on evidence that two people verified and nobody withdrew.

create function severe_rests_on_evidence() returns trigger language plpgsql as $$
begin
    if not exists (select from evidence_items e where e.case_id = new.case_id and e.account = new.account
            and e.verified_at is not null and e.withdrawn_at is null) then
        raise exception 'a measure harsher than a limit rests on verified evidence'
            using errcode = 'check_violation', constraint = 'severe_rests_on_evidence';
    end if;
    return null;
end $$;
create trigger severe_rests_on_evidence after insert on decisions
    for each row when (new.origin = 'PEOPLE' and measure_rank(new.measure) > 2)
    execute function severe_rests_on_evidence();
