// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.session;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.ui.session.Refusal.Reason;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.StaffView;
import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The door of the desk: nobody passes without a session, no form without the session's proof. */
public final class Guard {
    private static final String FOUND = "staff-session";

    private final Sessions sessions;
    private final Cookies cookies;
    private final Languages languages;

    public Guard(Sessions sessions, boolean secure) {
        this.sessions = sessions;
        this.cookies = new Cookies(secure);
        this.languages = new Languages(secure);
    }

    /** The session behind a request, or null; a page asks for it many times, and the ledger is asked once. */
    public @Nullable StaffSession find(Context ctx) {
        StaffSession known = ctx.attribute(FOUND);
        if (known == null) {
            known = sessions.find(ctx.cookie(Cookies.SESSION));
            ctx.attribute(FOUND, known);
        }
        return known;
    }

    /** The session behind a request for the desk; there is one, because {@link SignInPages} turns others away. */
    public StaffSession session(Context ctx) {
        StaffSession session = find(ctx);
        if (session == null) {
            throw new Refusal(Reason.FORBIDDEN);
        }
        return session;
    }

    public StaffMember member(Context ctx) {
        return session(ctx).member();
    }

    /** Refuses a form that did not come from a page of this session. */
    public void checkForm(Context ctx) {
        String given = ctx.formParam("csrf");
        if (given == null || !Tokens.same(session(ctx).csrf(), given)) {
            throw new Refusal(Reason.FORM_NOT_OURS);
        }
    }

    /** What is said to the reader of a desk page, in their language. */
    public Phrasebook words(Context ctx) {
        return Texts.of(languages.of(ctx));
    }

    /** The frame of a desk page, which is there in other languages under the address it was asked for at. */
    public PageView page(Context ctx, String title, PageView.Place place) {
        StaffSession session = session(ctx);
        Phrasebook words = words(ctx);
        return new PageView(title, place, staff(session.member(), words), session.csrf(), words, languages.others(ctx));
    }

    private static StaffView staff(StaffMember member, Phrasebook words) {
        return new StaffView(
                member.name(),
                words.say("desk.role." + member.role().name().toLowerCase(Locale.ROOT)),
                member.role().readsCases(),
                member.role().hearsAppeals(),
                member.role().decidesCases(),
                member.role().keepsPrograms(),
                member.role().seesAccess());
    }

    void begin(Context ctx, StaffMember member) {
        String before = ctx.cookie(Cookies.SESSION);
        if (before != null) {
            sessions.end(before);
        }
        StaffSession begun = sessions.begin(member);
        ctx.attribute(FOUND, begun);
        cookies.set(ctx, Cookies.SESSION, begun.id());
    }

    void end(Context ctx) {
        sessions.end(session(ctx).id());
        ctx.attribute(FOUND, null);
        cookies.clear(ctx, Cookies.SESSION);
    }
}
