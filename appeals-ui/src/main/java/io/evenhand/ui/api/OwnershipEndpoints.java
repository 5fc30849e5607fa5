// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.identity.Role;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.OwnershipBook.Attempt;
import io.evenhand.enforcement.ownership.Method;
import io.evenhand.enforcement.ownership.Ownership;
import io.evenhand.enforcement.ownership.Shown;
import io.evenhand.enforcement.privacy.AccessLog;
import io.evenhand.ui.api.AccessEndpoints.About;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.SignInThrottle;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns a server: the platform registers keys, the account holder starts challenges, the server answers them. */
public final class OwnershipEndpoints {
    private final Ownership ownership;
    private final AccessLog access;
    private final SignInThrottle throttle;

    /** @param throttle for answers that do not fit; not the one of the sign-in page */
    public OwnershipEndpoints(Ownership ownership, AccessLog access, SignInThrottle throttle) {
        this.ownership = ownership;
        this.access = access;
        this.throttle = throttle;
    }

    /** The key that a server was registered with; from the operator. */
    public void register(Context ctx) {
        Key body = Bodies.read(ctx, Key.class);
        StaffRoom.done(ctx, () -> {
            ownership.register(body.account(), body.server(), body.publicKey());
            return true;
        });
    }

    /** The host under which the platform reaches a server; from the operator. */
    public void reported(Context ctx) {
        Host body = Bodies.read(ctx, Host.class);
        StaffRoom.done(ctx, () -> {
            ownership.reported(body.account(), body.server(), body.host());
            return true;
        });
    }

    /** What a member of staff sees. */
    public void of(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, StaffRoom.DESK_OR_DPO);
        AccountId account = Bodies.read(ctx, About.class).account();
        access.viewed(account, member, AccessLog.What.ACCOUNT_FILE, "ownership of servers");
        Answers.json(ctx, state(account));
    }

    /** Starts a challenge for somebody who cannot do it themselves; its secret is told once, to be passed on. */
    public void challenge(Context ctx) {
        StaffMember member = StaffRoom.person(ctx, Role::decidesCases);
        Wanted body = Bodies.read(ctx, Wanted.class);
        access.viewed(body.account(), member, AccessLog.What.ACCOUNT_FILE, "ownership of servers");
        String target = body.target() == null ? "" : body.target();
        Answers.json(ctx, StaffRoom.fit(() -> ownership.issue(body.account(), body.server(), body.method(), target)));
    }

    /** Has us look at the well-known address or at DNS now. */
    public void look(Context ctx) {
        StaffRoom.person(ctx, Role::decidesCases);
        String id = ctx.pathParam("challenge");
        StaffRoom.there(ownership.of(id));
        show(ctx, ownership.look(id));
    }

    /** What a server answers to a key challenge. It says nothing about challenges of others. */
    public void signed(Context ctx) {
        Signed body = Bodies.read(ctx, Signed.class);
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(body.signature());
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Reason.BAD_REQUEST);
        }
        answer(ctx, body.challenge(), () -> ownership.signed(body.challenge(), body.nonce(), signature));
    }

    /** The code that somebody typed in at a server. */
    public void typed(Context ctx) {
        Typed body = Bodies.read(ctx, Typed.class);
        answer(ctx, body.server().value(), () -> ownership.typed(body.server(), body.code()));
    }

    /** The account's servers and challenges. */
    State state(AccountId account) {
        return new State(
                ownership.owned(account),
                ownership.attempts(account).stream()
                        .map(OwnershipEndpoints::line)
                        .toList());
    }

    private void answer(Context ctx, String what, java.util.function.Supplier<Shown> attempt) {
        if (!throttle.wait(what, ctx.ip()).isZero()) {
            throw new Refusal(Refusal.Reason.TOO_MANY);
        }
        Shown shown = attempt.get();
        if (shown instanceof Shown.NotYet) {
            throttle.failed(what, ctx.ip());
        }
        show(ctx, shown);
    }

    static void show(Context ctx, Shown shown) {
        if (shown instanceof Shown.NotYet wrong) {
            Answers.json(ctx, new Outcome(false, wrong.words()));
        } else if (shown instanceof Shown.NameOnly name) {
            Answers.json(ctx, new Outcome(false, name.words()));
        } else {
            Answers.json(ctx, new Outcome(true, null));
        }
    }

    private static Line line(Attempt attempt) {
        return new Line(
                attempt.challenge().id(),
                attempt.challenge().server(),
                Method.valueOf(attempt.challenge().method()),
                attempt.challenge().expiresAt(),
                attempt.attempts(),
                attempt.trouble(),
                attempt.challenge().passedAt(),
                attempt.nameOnly());
    }

    /** The public half of a server's key: X.509, Base64. */
    record Key(AccountId account, ServerId server, String publicKey) {}

    /** The name or address of a server, without a port. */
    record Host(AccountId account, ServerId server, String host) {}

    /** A challenge that somebody wants. */
    record Wanted(
            AccountId account,
            ServerId server,
            Method method,
            @Nullable String target) {}

    /** A signature, Base64. */
    record Signed(String challenge, String nonce, String signature) {}

    /** A code. */
    record Typed(ServerId server, String code) {}

    /** Whether the server is confirmed, and if not, exactly what was wrong. */
    record Outcome(boolean confirmed, @Nullable String trouble) {}

    /** An account's servers. */
    record State(List<ServerId> owned, List<Line> challenges) {}

    /** A challenge, without its secret; {@code nameOnly} if it passed and showed a name, not the server. */
    record Line(
            String challenge,
            ServerId server,
            Method method,
            Instant expiresAt,
            int attempts,
            @Nullable String trouble,
            @Nullable Instant passedAt,
            boolean nameOnly) {}
}
