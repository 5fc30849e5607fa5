// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import io.evenhand.standalone.fault.Oracle.Difference;
import io.evenhand.standalone.fault.Outcome.Matter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of the fault suite found, for people.
 *
 * @param injected how often each kind of fault happened
 * @param missed faults to which nothing could happen, such as a corrupt checkpoint before there was one
 * @param said how many answers of edges were looked at
 * @param wrongDenial the longest time for which an edge said no to an innocent
 * @param wrongPermission the longest time for which an edge said yes again to somebody restricted
 * @param late the longest time for which an edge said yes though a restriction had begun, the faults on the way included
 * @param unsettled why it did not come to rest, or an empty text
 * @param repeats how often the load had to say something again
 * @param copies mails that came twice under the same Message-ID
 */
record FaultReport(
        long seed,
        Duration length,
        Map<String, Long> injected,
        List<String> missed,
        String disks,
        Outcome undisturbed,
        Outcome disturbed,
        List<Difference> differences,
        long said,
        Duration wrongDenial,
        Duration wrongPermission,
        Duration late,
        Duration settled,
        String unsettled,
        long repeats,
        long copies) {

    boolean isGood() {
        return differences.isEmpty() && unsettled.isEmpty() && wrongDenial.isZero() && wrongPermission.isZero();
    }

    private long count(Class<? extends Difference> kind) {
        return differences.stream().filter(kind::isInstance).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "fault suite, seed %d: %s", seed, isGood() ? "nothing lost, nothing doubled" : "FAULTS FOUND");
        line(text, "");
        long sum = injected.values().stream().mapToLong(Long::longValue).sum();
        line(text, "faults injected   %d in %d s", sum, length.toSeconds());
        injected.forEach((kind, times) -> line(text, "  %4d  %s", times, kind));
        missed.forEach(kind -> line(text, "     -  %s: there was nothing to which it could happen", kind));
        line(text, "full disks are    %s", disks);
        line(text, "clocks            of the edges only: no other program has one that can be moved back");
        line(text, "settled after     %d ms; the load said %d things again", settled.toMillis(), repeats);
        if (!unsettled.isEmpty()) {
            line(text, "DID NOT SETTLE    %s", unsettled);
        }
        line(text, "");
        line(text, "%-16s %12s %12s", "", "undisturbed", "with faults");
        for (Matter matter : Matter.values()) {
            line(
                    text,
                    "%-16s %12d %12d",
                    matter.name().toLowerCase(Locale.ROOT),
                    undisturbed.count(matter),
                    disturbed.count(matter));
        }
        line(text, "%-16s %12s %12s", "log of acts", sound(undisturbed), sound(disturbed));
        line(text, "");
        line(text, "losses            %d", count(Difference.Loss.class));
        line(text, "duplicates        %d", count(Difference.Duplicate.class));
        line(text, "inventions        %d", count(Difference.Invention.class));
        line(text, "mails sent twice  %d (under the same Message-ID)", copies);
        line(text, "answers of edges  %d", said);
        line(text, "longest wrong no  %d ms (an innocent was denied)", wrongDenial.toMillis());
        line(text, "longest wrong yes %d ms (somebody denied was allowed again)", wrongPermission.toMillis());
        line(text, "longest late no   %d ms (a restriction had begun and had not come to the edge)", late.toMillis());
        differences.stream().limit(40).forEach(each -> line(text, "  %s", each));
        return text.toString();
    }

    private static String sound(Outcome outcome) {
        return outcome.auditSound() ? "sound" : "BROKEN";
    }

    private static void line(StringBuilder text, String format, Object... words) {
        text.append(String.format(Locale.ROOT, format, words).stripTrailing()).append('\n');
    }
}
