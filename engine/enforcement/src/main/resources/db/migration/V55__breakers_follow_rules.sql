-- SPDX-License-Identifier: Apache-2.0
-- A rule is known again in another version by its name and by its meaning, so that a changed letter frees no rule that a
-- breaker stopped.

create table ruleset_rules (
    ruleset text not null references rulesets,
    rule    text not null,
    -- a digest of what it asks for and of its conditions: not of its words, its owner or its place
    meaning text not null check (meaning ~ '^[0-9a-f]{64}$'),
    limits  boolean not null,
    primary key (ruleset, rule)
);
create index ruleset_rules_meaning on ruleset_rules (meaning);
create trigger ruleset_rules_are_written_once before update or delete on ruleset_rules
    for each row execute function is_written_once();
