-- SPDX-License-Identifier: Apache-2.0
-- What changes for everybody, said in public before it does: changes with questions, versions of the terms, and whom to ask.

create table policy_changes (
    id             bigint generated always as identity primary key,
    author         text not null references staff (name),
    made_at        timestamptz not null,
    published_at   timestamptz,
    effective_on   date not null,
    comments_until date not null,
    affected       integer check (affected >= 10),
    withdrawn_at   timestamptz,
    -- nobody is surprised: thirty days at least lie between what is said and what is done
    check (published_at is null or effective_on >= (published_at at time zone 'UTC')::date + 30),
    check (published_at is null or comments_until >= (published_at at time zone 'UTC')::date + 14),
    check (comments_until <= effective_on),
    check (withdrawn_at is null or published_at is not null)
);

create table policy_texts (
    change   bigint not null references policy_changes (id) on delete cascade,
    language text not null check (language ~ '^[a-z]{2}$'),
    headline text not null check (length(headline) between 1 and 200),
    scope    text not null check (length(scope) between 1 and 2000),
    what     text not null check (length(what) between 1 and 10000),
    why      text not null check (length(why) between 1 and 10000),
    options  text not null check (length(options) between 1 and 10000),
    primary key (change, language)
);

create table policy_questions (
    id          bigint generated always as identity primary key,
    change      bigint not null references policy_changes (id) on delete cascade,
    asked_at    timestamptz not null,
    language    text not null check (language ~ '^[a-z]{2}$'),
    words       text not null check (length(words) between 10 and 2000),
    answered_at timestamptz,
    answered_by text references staff (name),
    answer      text check (length(answer) between 1 and 5000),
    shown       boolean,
    check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (shown is null)),
    check (shown is not true or answer is not null)
);
create index policy_questions_of on policy_questions (change, id);

create table terms_versions (
    number       integer not null check (number >= 1),
    language     text not null check (language ~ '^[a-z]{2}$'),
    author       text not null references staff (name),
    published_at timestamptz not null,
    effective_on date not null,
    body         text not null check (length(body) between 1 and 100000),
    primary key (number, language),
    check (number = 1 or effective_on >= (published_at at time zone 'UTC')::date + 30)
);

create table contact_pages (
    id           bigint generated always as identity primary key,
    language     text not null check (language ~ '^[a-z]{2}$'),
    author       text not null references staff (name),
    changed_at   timestamptz not null,
    person       text not null check (length(person) between 1 and 2000),
    officer      text not null check (length(officer) between 1 and 2000),
    representative text not null check (length(representative) between 1 and 2000),
    authorities  text not null check (length(authorities) between 1 and 2000),
    answer_days  integer not null check (answer_days between 1 and 30)
);
create index contact_pages_newest on contact_pages (language, id desc);

-- What was said in public stays as it was said: it can be withdrawn, and questions are answered once.
create function published_policy_stays() returns trigger language plpgsql as $$
begin
    if old.published_at is not null and (new.published_at, new.effective_on, new.comments_until, new.author)
            is distinct from (old.published_at, old.effective_on, old.comments_until, old.author) then
        raise exception 'a published change is not changed';
    end if;
    return new;
end
$$;
create trigger published_policy_stays before update on policy_changes
    for each row execute function published_policy_stays();

create function published_texts_stay() returns trigger language plpgsql as $$
begin
    if exists (select from policy_changes c where c.id = old.change and c.published_at is not null) then
        raise exception 'the words of a published change are not changed';
    end if;
    return coalesce(new, old);
end
$$;
create trigger published_texts_stay before update or delete on policy_texts
    for each row execute function published_texts_stay();

create function published_words_stay() returns trigger language plpgsql as $$
begin
    raise exception 'what was published is not changed';
end
$$;
create trigger terms_stay before update or delete on terms_versions
    for each row execute function published_words_stay();
create trigger contacts_stay before update or delete on contact_pages
    for each row execute function published_words_stay();

create function answers_stay() returns trigger language plpgsql as $$
begin
    if old.answered_at is not null or (new.words, new.asked_at) is distinct from (old.words, old.asked_at) then
        raise exception 'a question that was answered is not changed';
    end if;
    return new;
end
$$;
create trigger answers_stay before update on policy_questions for each row execute function answers_stay();
