// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The encoders that work, best first; one that fails is set aside for a while, longer each time. */
public final class EncoderChain {
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);

    private record Rest(Instant until, Duration length) {}

    private final List<Encoder> encoders;
    private final Map<Encoder, Rest> resting = new EnumMap<>(Encoder.class);

    public EncoderChain(List<Encoder> encoders) {
        this.encoders = List.copyOf(encoders);
    }

    /** The best encoder that is not set aside; null if all are. */
    public synchronized @Nullable Encoder best(Instant now) {
        return best(now, encoder -> true);
    }

    /** The best of those that {@code fits}. */
    synchronized @Nullable Encoder best(Instant now, Predicate<Encoder> fits) {
        for (Encoder encoder : encoders) {
            Rest rest = resting.get(encoder);
            if (fits.test(encoder) && (rest == null || !now.isBefore(rest.until()))) {
                return encoder;
            }
        }
        return null;
    }

    public synchronized void failed(Encoder encoder, Instant now) {
        Rest before = resting.get(encoder);
        Duration length = before == null ? FIRST_REST : before.length().multipliedBy(2);
        if (length.compareTo(LONGEST_REST) > 0) {
            length = LONGEST_REST;
        }
        resting.put(encoder, new Rest(now.plus(length), length));
    }

    public synchronized void worked(Encoder encoder) {
        resting.remove(encoder);
    }
}
