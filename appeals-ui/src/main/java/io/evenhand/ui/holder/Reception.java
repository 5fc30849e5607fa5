// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.privacy.Consents;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.ui.session.Forms;
import io.evenhand.ui.session.HolderDoor;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.session.Refusal;
import io.evenhand.ui.session.Refusal.Reason;
import io.javalin.http.Context;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What every room needs: who is in, in which language, with which proofs. */
public final class Reception {
    static final String LEAVE = "/me/leave";

    private final HolderDoor door;
    private final Languages languages;
    private final Forms forms;
    private final Consents consents;
    private final Consumer<String> onUse;

    /** @param onUse called with the name of a room that somebody looks at who allowed that it is counted */
    public Reception(HolderDoor door, Languages languages, Forms forms, Consents consents, Consumer<String> onUse) {
        this.door = door;
        this.languages = languages;
        this.forms = forms;
        this.consents = consents;
        this.onUse = onUse;
    }

    /** The stay that a request belongs to. */
    Stay stay(Context ctx, Room room) {
        Person person = door.person(ctx);
        String csrf = forms.proofFor(ctx, room.path());
        return new Stay(person, languages.of(ctx), room, csrf, forms.proofFor(ctx, LEAVE));
    }

    /** {@link #stay} of somebody who looks; it is counted if they allowed that. */
    Stay look(Context ctx, Room room) {
        Stay stay = stay(ctx, room);
        if (consents.pageUse(stay.account()).agreed()) {
            onUse.accept(room.key());
        }
        return stay;
    }

    boolean accepts(Context ctx) {
        return forms.accepts(ctx);
    }

    /** Turns away a form that did not come from a page of ours. */
    void requireProof(Context ctx) {
        if (!accepts(ctx)) {
            throw new Refusal(Reason.FORM_NOT_OURS);
        }
    }

    Forms forms() {
        return forms;
    }

    Languages languages() {
        return languages;
    }

    HolderDoor door() {
        return door;
    }

    /** The account of that name, or null if no account can have it. */
    static @Nullable AccountId account(String typed) {
        try {
            return new AccountId(typed);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
