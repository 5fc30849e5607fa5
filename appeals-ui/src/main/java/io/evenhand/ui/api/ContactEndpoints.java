// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.ledger.ContactRow;
import io.evenhand.enforcement.message.ContactPoints;
import io.evenhand.ui.api.AccessEndpoints.About;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** How account holders are reached, as the platform says it through the operator. */
public final class ContactEndpoints {
    private static final String OPERATOR = "operator";

    private final ContactPoints contacts;

    public ContactEndpoints(ContactPoints contacts) {
        this.contacts = contacts;
    }

    public void set(Context ctx) {
        Contact body = Bodies.read(ctx, Contact.class);
        StaffRoom.done(ctx, () -> {
            contacts.set(body.account(), body.language(), body.mail(), body.webhook(), OPERATOR);
            return true;
        });
    }

    /** Which ways there are; the addresses themselves stay where they are. */
    public void of(Context ctx) {
        ContactRow row =
                StaffRoom.there(contacts.of(Bodies.read(ctx, About.class).account()));
        Answers.json(ctx, new Ways(row.language(), row.mail() != null, row.webhook() != null));
    }

    public void forget(Context ctx) {
        About body = Bodies.read(ctx, About.class);
        if (!contacts.forget(body.account(), OPERATOR)) {
            StaffRoom.there(null);
        }
        Answers.json(ctx, new StaffRoom.Done(true));
    }

    /** How somebody is reached. */
    record Contact(
            AccountId account,
            String language,
            @Nullable String mail,
            @Nullable String webhook) {}

    /** In which ways somebody is reached. */
    record Ways(String language, boolean mail, boolean webhook) {}
}
