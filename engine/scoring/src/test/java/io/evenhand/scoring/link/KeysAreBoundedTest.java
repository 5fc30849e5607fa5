// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.event.EventBody.KeySeen;
import io.evenhand.contract.event.KeyKind;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An account that shows ever new keys is remembered by the latest of them, and costs no more than a bounded one. */
class KeysAreBoundedTest {
    private final KeyHolder holder = new KeyHolder();

    private List<KeyFact> use(String key, long at) {
        return holder.add(new Conduct(
                new EventId(key + "-" + at),
                Instant.ofEpochMilli(at),
                new AccountId("flooder"),
                new KeySeen(KeyKind.PAYMENT, new KeyToken(key))));
    }

    private int size() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        holder.write(new DataOutputStream(bytes));
        return bytes.size();
    }

    /** The keys that would still be told of what the account does. */
    private Stream<String> told() {
        return holder.erase("flooder").stream().map(KeyFact::key);
    }

    @Test
    void onlyTheLatestKeysAreKept() throws IOException {
        int bound = 0;
        for (int week = 0; week < 12; week++) {
            long start = LinkWorld.START + week * Calendar.WEEK;
            for (int n = 0; n < 1_000; n++) {
                use("card-" + week + "-" + n, start + n % 7 * Calendar.DAY);
            }
            assertTrue(holder.isLarge());
            holder.prune(start + Calendar.WEEK);
            bound = week == 0 ? size() : bound;
            assertTrue(size() <= bound + 1_000, "week " + week + ": " + size() + " bytes, after one " + bound);
        }
        List<String> kept = told().toList();
        assertEquals(KeyHolder.KEYS_MAX, kept.size());
        assertTrue(kept.stream().allMatch(key -> key.contains("card-11-")), kept.toString());
    }

    @Test
    void whoeverHasFewKeysLosesNone() {
        for (int n = 0; n < KeyHolder.KEYS_MAX; n++) {
            use("card-" + n, LinkWorld.START + n % 7 * Calendar.DAY);
        }
        holder.prune(LinkWorld.START + Calendar.WEEK);
        assertEquals(KeyHolder.KEYS_MAX, told().count());
    }
}
