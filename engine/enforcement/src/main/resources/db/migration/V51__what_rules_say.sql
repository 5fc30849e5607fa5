-- SPDX-License-Identifier: Apache-2.0
-- What a rule said to the person at the time, in each language: a version's text may be one that a later program cannot
-- read any more, and a statement of reasons has to say the same for ever.

alter table decision_rules
    add column clause text,
    add column says_en text,
    add column says_fr text,
    add column says_de text,
    add constraint a_rule_says_all_or_nothing check (num_nulls(clause, says_en, says_fr, says_de) in (0, 4));
