-- SPDX-License-Identifier: Apache-2.0
-- Who took part, what was answered and who looked is written once as well. Erasure, which the law demands, names itself.

create trigger participants_are_append_only after update or delete on decision_participants
    for each row execute function is_never_changed();
create trigger answers_are_written_once after update or delete on appeal_answers
    for each row execute function is_never_changed();
create trigger grounds_are_written_once after update or delete on appeal_grounds
    for each row execute function is_never_changed();
create trigger views_are_append_only after update or delete on access_log
    for each row execute function is_never_changed();
create trigger responses_are_written_once after update or delete on responses
    for each row execute function is_never_changed();
