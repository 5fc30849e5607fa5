// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.log;

import io.evenhand.contract.event.DeadLetter;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.intake.pseudonym.NetworkContext;
import io.evenhand.intake.pseudonym.NetworkContextWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A log in memory that keeps what was acknowledged as the bytes that a topic would hold. */
public final class MemoryLog implements EventLog {
    private final List<String> events = new ArrayList<>();
    private final List<String> networks = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();
    private volatile boolean away;

    public void goAway(boolean value) {
        away = value;
    }

    public synchronized List<String> events() {
        return List.copyOf(events);
    }

    public synchronized List<String> networks() {
        return List.copyOf(networks);
    }

    public synchronized List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Everything in one text, to search for what must not be there. */
    public synchronized String everything() {
        return events + "\n" + networks + "\n" + deadLetters;
    }

    public synchronized void clear() {
        events.clear();
        networks.clear();
        deadLetters.clear();
    }

    @Override
    public Writing begin() {
        return new Pending();
    }

    @Override
    public void close() {}

    private final class Pending implements Writing {
        private final List<String> newEvents = new ArrayList<>();
        private final List<String> newNetworks = new ArrayList<>();
        private final List<String> newDeadLetters = new ArrayList<>();

        @Override
        public void event(Event event) {
            newEvents.add(text(EventWriter.bytes(event)));
        }

        @Override
        public void network(NetworkContext context) {
            newNetworks.add(text(NetworkContextWriter.bytes(context)));
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            newDeadLetters.add(text(ContractJson.bytes(letter)));
        }

        @Override
        public void await() {
            if (away) {
                throw new LogUnavailableException("away", new IllegalStateException());
            }
            synchronized (MemoryLog.this) {
                events.addAll(newEvents);
                networks.addAll(newNetworks);
                deadLetters.addAll(newDeadLetters);
            }
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
