// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.time.Duration;

/** One thing that goes wrong. What lasts is over after its {@link #lasts()}; what follows from it may not be. */
sealed interface Fault {
    /** What reports count it as. */
    String kind();

    /** How long it lasts; zero for what happens at once. */
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** The process ends at once, with nothing written that was not written yet. */
    record Kill(Part part) implements Fault {
        @Override
        public String kind() {
            return "kill -9 of " + part.word();
        }
    }

    /** The process is stopped and later goes on as if nothing had happened. */
    record Pause(Part part, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "pause of " + part.word();
        }
    }

    /** The process is asked to end, and is started again. */
    record Restart(Part part) implements Fault {
        @Override
        public String kind() {
            return "restart of " + part.word();
        }
    }

    /** All connections end, and no new one is made. */
    record Cut(Link link, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "cut of " + link.word();
        }
    }

    /** Everything takes longer, both ways. */
    record Delay(Link link, Duration by, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "delay of " + link.word();
        }
    }

    /** There is no room left. */
    record FullDisk(Disk disk, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "full disk of " + disk.folder;
        }
    }

    /** The clock of an edge jumps a day ahead; when it is right again, the edge is started again, as an operator would. */
    record SkewedClock(Part edge, Duration lasts) implements Fault {
        @Override
        public String kind() {
            return "clock of " + edge.word() + " a day ahead";
        }
    }

    /** Bytes of the newest checkpoint change while scoring is dead. */
    record CorruptCheckpoint() implements Fault {
        @Override
        public String kind() {
            return "corrupt checkpoint";
        }
    }

    /** Bytes of the policy on an edge's disk change while the edge is dead. */
    record CorruptFeedFile(Part edge) implements Fault {
        @Override
        public String kind() {
            return "corrupt feed file of " + edge.word();
        }
    }

    /** The outbox holds a row that is none, and has forgotten that the newest ones were sent. */
    record CorruptOutbox() implements Fault {
        @Override
        public String kind() {
            return "corrupt outbox";
        }
    }
}
