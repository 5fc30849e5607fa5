// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every producer coarsens a playback's length alike: a bucket begins with its lower bound. */
class LengthsAreCoarsenedTest {
    @ParameterizedTest
    @CsvSource({"0,<10m", "599,<10m", "600,10-60m", "3599,10-60m", "3600,1-3h", "10799,1-3h", "10800,>3h"})
    void aBucketBeginsWithItsLowerBound(long seconds, String wire) {
        assertEquals(wire, DurationBucket.of(Duration.ofSeconds(seconds)).wire());
    }
}
