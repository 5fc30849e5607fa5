// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.allowlist.Allowlist;
import io.evenhand.enforcement.allowlist.Exemptions;
import io.evenhand.enforcement.ledger.AllowRow;
import io.evenhand.enforcement.ledger.ExemptionRow;
import io.evenhand.enforcement.ownership.Challenge;
import io.evenhand.enforcement.ownership.Method;
import io.evenhand.enforcement.ownership.Ownership;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.enforcement.privacy.Erasure;
import io.evenhand.enforcement.privacy.Extracts;
import io.evenhand.enforcement.privacy.PersonDoor;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.enforcement.privacy.RightsDesk;
import io.evenhand.ui.session.HolderEntrance;
import io.evenhand.ui.session.Ids;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holder does about their own data, with a token that a notice's link or a code from the known e-mail address
 * gave them. The account and the token are in bodies and headers, never in addresses.
 */
public final class PersonEndpoints {
    private static final String PERSON = "person";
    private static final String SCHEME = "Bearer ";
    private static final String HOLDER = "account holder";

    private final HolderEntrance door;
    private final Desks desks;

    public PersonEndpoints(HolderEntrance door, Desks desks) {
        this.door = door;
        this.desks = desks;
    }

    /** What the person deals with. */
    public record Desks(
            Extracts extracts,
            Erasure erasure,
            AccessLog access,
            RightsDesk rights,
            Exemptions exemptions,
            Allowlist allowlist,
            Ownership ownership,
            OwnershipEndpoints servers) {}

    /** Turns away whoever has no token. */
    public void before(Context ctx) {
        String given = ctx.header("Authorization");
        Person person = given == null || !given.startsWith(SCHEME) ? null : door.find(given.substring(SCHEME.length()));
        if (person == null) {
            ctx.header("WWW-Authenticate", "Bearer realm=\"my data\"");
            throw new Refusal(Reason.UNAUTHENTICATED);
        }
        ctx.attribute(PERSON, person);
    }

    /** Sends a code to the known address. The answer is the same whether there is an account and an address or not. */
    public void code(Context ctx) {
        AccountId account = Bodies.read(ctx, AccessEndpoints.About.class).account();
        door.sendCode(account, ctx.ip());
        Answers.json(ctx, new Said("if we know an e-mail address of this account, a code is on its way there"));
    }

    /** Gives a token for a code or for the token of a notice's link. */
    public void open(Context ctx) {
        Opening body = Bodies.read(ctx, Opening.class);
        String token = token(body, ctx.ip());
        if (token == null) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        Answers.json(ctx, new Opened(token));
    }

    private @Nullable String token(Opening body, String address) {
        if (body.notice() != null && body.account() == null && body.code() == null) {
            return door.withNotice(body.notice(), address);
        }
        if (body.notice() == null && body.account() != null && body.code() != null) {
            return door.withCode(body.account(), body.code(), address);
        }
        throw new Refusal(Reason.BAD_REQUEST);
    }

    /** Everything that is kept about the person. */
    public void export(Context ctx) {
        Form body = Bodies.read(ctx, Form.class);
        PrivacyEndpoints.requireForm(body.form());
        AccountId account = whole(ctx);
        PrivacyEndpoints.send(
                ctx,
                PrivacyEndpoints.extract(desks.extracts(), account, HOLDER, "ACCOUNT_HOLDER", "asked for their data"),
                body.form());
    }

    public void erase(Context ctx) {
        if (!PersonDoor.mayErase(person(ctx))) {
            throw new Refusal(Reason.CODE_NEEDED);
        }
        Answers.json(ctx, desks.erasure().ask(account(ctx), HOLDER));
    }

    /** Who looked, as role and date. */
    public void looks(Context ctx) {
        Answers.json(ctx, new Seen(desks.access().forPerson(account(ctx))));
    }

    /** An objection, or the word that something is wrong. */
    public void file(Context ctx) {
        Filed body = Bodies.read(ctx, Filed.class);
        List<String> signals = body.signals() == null ? List.of() : body.signals();
        Answers.json(ctx, StaffRoom.fit(() -> desks.rights().file(account(ctx), body.kind(), signals, body.words())));
    }

    public void requests(Context ctx) {
        Answers.json(ctx, new RightsEndpoints.Requests(desks.rights().of(account(ctx))));
    }

    /** The person's entries of the allowlist, without who signed them. */
    public void entries(Context ctx) {
        AccountId account = account(ctx);
        Answers.json(
                ctx,
                new Entries(
                        desks.exemptions().of(account).stream()
                                .filter(row -> row.startsAt() != null)
                                .map(PersonEndpoints::entry)
                                .toList(),
                        desks.exemptions().effects(account).stream()
                                .map(Exemptions.Effect::sentence)
                                .toList()));
    }

    /** Appeals against the withdrawal of an entry. */
    public void appeal(Context ctx) {
        Words body = Bodies.read(ctx, Words.class);
        ExemptionRow row = desks.exemptions().find(Ids.number(ctx.pathParam("entry")));
        if (row == null || !row.account().equals(account(ctx))) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        StaffRoom.done(ctx, () -> desks.exemptions().appeal(row.id(), body.words()));
    }

    /** Entries that withhold measures from the person's account. */
    public void vouched(Context ctx) {
        Answers.json(
                ctx,
                new Vouched(desks.allowlist().of(account(ctx)).stream()
                        .map(each -> new VouchedLine(
                                each.id(), each.scope().name(), each.reason(), each.from(), each.until()))
                        .toList()));
    }

    /** Appeals against the withdrawal of such an entry. */
    public void appealVouched(Context ctx) {
        Words body = Bodies.read(ctx, Words.class);
        AllowRow row = desks.allowlist().find(Ids.number(ctx.pathParam("entry")));
        if (row == null || !row.account().equals(account(ctx))) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        StaffRoom.done(ctx, () -> desks.allowlist().appeal(row.id(), body.words()));
    }

    /** Every entry, without the names of those who vouched. */
    record Vouched(List<VouchedLine> entries) {}

    record VouchedLine(
            long id, String scope, String reason, @Nullable Instant from, Instant until) {}

    public void servers(Context ctx) {
        Answers.json(ctx, desks.servers().state(account(ctx)));
    }

    /** Starts a challenge; its secret is told once. */
    public void challenge(Context ctx) {
        Wanted body = Bodies.read(ctx, Wanted.class);
        String target = body.target() == null ? "" : body.target();
        Challenge challenge =
                StaffRoom.fit(() -> desks.ownership().issue(account(ctx), body.server(), body.method(), target));
        Answers.json(ctx, challenge);
    }

    /** Has us look at the well-known address or at DNS now. */
    public void look(Context ctx) {
        String id = ctx.pathParam("challenge");
        if (!account(ctx).equals(desks.ownership().of(id))) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        OwnershipEndpoints.show(ctx, desks.ownership().look(id));
    }

    private AccountId whole(Context ctx) {
        Person person = person(ctx);
        if (!door.mayTakeAll(person)) {
            throw new Refusal(Reason.CODE_NEEDED);
        }
        return person.account();
    }

    private static AccountId account(Context ctx) {
        return person(ctx).account();
    }

    private static Person person(Context ctx) {
        Person person = ctx.attribute(PERSON);
        if (person == null) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        return person;
    }

    private static Entry entry(ExemptionRow row) {
        return new Entry(
                row.id(),
                row.server(),
                row.signals(),
                row.reason(),
                row.startsAt(),
                row.endsAt(),
                row.withdrawnAt(),
                row.withdrawnWhy(),
                row.appealBy(),
                row.outcome());
    }

    /** How somebody comes in: with an account and a code, or with the token of a notice's link. */
    record Opening(
            @Nullable AccountId account,
            @Nullable String code,
            @Nullable String notice) {}

    /** A token; it ends within the hour. */
    record Opened(String token) {}

    /** A sentence. */
    record Said(String said) {}

    /** json, csv or sqlite; json unless said. */
    record Form(@Nullable String form) {}

    /** What the person asks for. */
    record Filed(RightsDesk.Kind kind, @Nullable List<String> signals, String words) {}

    /** Free words. */
    record Words(String words) {}

    /** A challenge that the person wants. */
    record Wanted(ServerId server, Method method, @Nullable String target) {}

    /** All looks. */
    record Seen(List<AccessLog.Seen> looks) {}

    /** Entries and what they stopped from counting. */
    record Entries(List<Entry> entries, List<String> effects) {}

    /** One entry as its holder sees it. */
    record Entry(
            long entry,
            @Nullable ServerId server,
            List<String> signals,
            String reason,
            @Nullable Instant from,
            Instant until,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnWhy,
            @Nullable Instant appealBy,
            @Nullable String outcome) {}
}
