// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.http;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventType;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import io.evenhand.intake.log.EventLog;
import io.evenhand.intake.pseudonym.Pseudonymisation;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request's way into the log: every line becomes an event or a dead letter, and nothing is lost in between. */
final class Admission {
    private static final String TYPE_FIELD = "type";

    private final Pseudonymiser pseudonymiser;
    private final EventLog.Writing writing;
    private final Set<EventType> types;
    private final Clock clock;
    private final Receipt receipt = new Receipt();

    /** @param types of the events that the caller may report */
    Admission(Pseudonymiser pseudonymiser, EventLog.Writing writing, Set<EventType> types, Clock clock) {
        this.pseudonymiser = pseudonymiser;
        this.writing = writing;
        this.types = types;
        this.clock = clock;
    }

    /** Takes a line of the contract. */
    void line(Lines.Line line) {
        String sha256 = line.sha256();
        if (sha256 != null) {
            DeadLetter head = EventReader.letter(DeadLetterReason.OVERSIZED, null, line.head(), clock.instant());
            deadLetter(new DeadLetter(head.reason(), null, head.receivedAt(), sha256, head.raw()));
            return;
        }
        line(line.head());
    }

    /** Takes a line of the contract that is no longer than an event may be, or becomes a dead letter if it is. */
    void line(byte[] line) {
        EventReading reading = EventReader.read(line, clock.instant());
        if (reading instanceof EventReading.Rejected rejected) {
            deadLetter(rejected.letter());
        } else if (reading instanceof EventReading.Accepted accepted
                && !types.contains(accepted.event().type())) {
            deadLetter(EventReader.letter(DeadLetterReason.FORBIDDEN_TYPE, TYPE_FIELD, line, clock.instant()));
        } else if (reading instanceof EventReading.Accepted accepted
                && !event(accepted.event(), accepted.address(), accepted.droppedFields())) {
            deadLetter(EventReader.letter(
                    DeadLetterReason.MALFORMED_FIELD, Pseudonymiser.ADDRESS_FIELD, line, clock.instant()));
        }
    }

    /** Takes an event; false if its address is none, and then it is not taken. */
    boolean event(Event event, @Nullable String address, int droppedFields) {
        Pseudonymisation result = pseudonymiser.apply(event, address);
        if (!(result instanceof Pseudonymisation.Done done)) {
            return false;
        }
        writing.event(done.event());
        if (done.context() != null) {
            writing.network(done.context());
        }
        receipt.accept(droppedFields);
        return true;
    }

    void deadLetter(DeadLetter letter) {
        writing.deadLetter(letter);
        receipt.deadLetter(letter.reason());
    }

    Receipt receipt() {
        return receipt;
    }

    /** Returns when everything taken so far is safe. */
    Receipt complete() {
        writing.await();
        return receipt;
    }
}
