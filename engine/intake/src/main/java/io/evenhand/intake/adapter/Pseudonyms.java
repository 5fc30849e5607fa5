// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.evenhand.intake.pseudonym.Purpose;

/**
 * The names that one program's own ids get here.
 *
 * <p>Viewers are named per account: the same person at two owners' servers cannot be joined. Tautulli watches Plex and
 * speaks of Plex's servers and users, so the two share a family of names.
 */
final class Pseudonyms {
    static final String PLEX = "plex";
    static final String JELLYFIN = "jellyfin";
    private static final char SEPARATOR = '\0';

    private final Pseudonymiser pseudonymiser;
    private final String family;

    Pseudonyms(Pseudonymiser pseudonymiser, String family) {
        this.pseudonymiser = pseudonymiser;
        this.family = family;
    }

    ViewerId viewer(AccountId account, String user) {
        return new ViewerId(pseudonymiser.id(Purpose.VIEWER, family + SEPARATOR + account, user));
    }

    ServerId server(String server) {
        return new ServerId(pseudonymiser.id(Purpose.SERVER, family, server));
    }

    StreamId stream(AccountId account, String... parts) {
        return new StreamId(pseudonymiser.id(Purpose.STREAM, family + SEPARATOR + account, joined(parts)));
    }

    /** An event's id that says which adapter made it and is otherwise a function of what it is about. */
    EventId event(String prefix, AccountId account, String... parts) {
        return new EventId(prefix + pseudonymiser.id(Purpose.EVENT, family + SEPARATOR + account, joined(parts)));
    }

    private static String joined(String... parts) {
        return String.join(String.valueOf(SEPARATOR), parts);
    }
}
