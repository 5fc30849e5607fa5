// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** Made-up restrictions in the form in which casework makes them. */
public final class Restrictions {
    private static final long SEED = 20261127;

    private Restrictions() {}

    /** Limits of as many accounts, in force since {@code from}. */
    public static List<PolicyEntry> of(int count, Instant from) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<PolicyEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(one(i, from, random));
        }
        return entries;
    }

    /** The name of one of them; from the count on, of somebody whom nothing restricts. */
    static String account(int number) {
        return String.format(Locale.ROOT, "acc-%07d", number);
    }

    /** One of them, in force for thirty days from {@code from} on. */
    static PolicyEntry one(int number, Instant from, SplittableRandom random) {
        String decision = "d-" + new UUID(random.nextLong(), random.nextLong());
        StringBuilder signature = new StringBuilder();
        for (int i = 0; i < 22; i++) {
            signature.append((char) ('a' + random.nextInt(26)));
        }
        return new PolicyEntry(
                new AccountId(account(number)),
                null,
                Measure.LIMIT,
                new DecisionId(decision),
                "RHYTHM_BILLING",
                "https://appeals.example/n/" + decision + ".tqp7k1." + signature,
                from,
                from.plus(Duration.ofDays(30)),
                2);
    }
}
