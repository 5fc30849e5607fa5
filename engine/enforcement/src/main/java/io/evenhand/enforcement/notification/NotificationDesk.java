// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.ledger.NotificationRow.Sent;
import io.evenhand.enforcement.message.Delivery;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where colleagues say what they want to be told of, and try it. */
public final class NotificationDesk {
    private static final int NEWEST = 30;

    private final Ledger ledger;
    private final Herald herald;
    private final String desk;
    private final Clock clock;

    /** @param publicUrl under which the desk is reached */
    public NotificationDesk(Ledger ledger, Herald herald, String publicUrl, Clock clock) {
        this.ledger = ledger;
        this.herald = herald;
        this.desk = publicUrl;
        this.clock = clock;
    }

    public List<NotificationRow> rules() {
        return ledger.inTransaction(books -> books.notifications().rules());
    }

    public @Nullable NotificationRow find(long id) {
        return ledger.<@Nullable NotificationRow>inTransaction(
                books -> books.notifications().rule(id));
    }

    public List<Sent> newest() {
        return ledger.inTransaction(books -> books.notifications().newest(NEWEST));
    }

    public long save(NotificationRow row, StaffMember by) {
        return ledger.inTransaction(books -> {
            long id = books.notifications().save(row, clock.instant());
            books.audit().append(clock.instant(), by.name(), "notification.saved", "notification:" + id, row.channel());
            return id;
        });
    }

    public void remove(long id, StaffMember by) {
        ledger.run(books -> {
            books.notifications().remove(id);
            books.audit().append(clock.instant(), by.name(), "notification.removed", "notification:" + id, "");
        });
    }

    /** What a rule would say about one event of a kind. */
    public String preview(NotificationRow row, EventKind kind) {
        return Template.fill(row.template(), kind.sample(clock.instant()), desk);
    }

    /** Says it now, as a test. */
    public Delivery test(NotificationRow row, EventKind kind) {
        return herald.carry(row, "test-" + clock.millis(), "TEST: " + preview(row, kind));
    }

    /** The secret that a rule's receiver compares with. */
    public String secret(long rule) {
        return herald.secret(rule);
    }
}
