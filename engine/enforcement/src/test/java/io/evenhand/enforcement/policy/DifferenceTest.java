// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.enforcement.policy.Difference.Fate;
import io.evenhand.enforcement.policy.Difference.Piece;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What changed between two texts reads as what changed. */
class DifferenceTest {
    @Test
    void aReplacedWordReadsAsThat() {
        assertEquals(
                List.of(List.of(
                        new Piece(Fate.SAME, "You have"),
                        new Piece(Fate.REMOVED, "thirty"),
                        new Piece(Fate.ADDED, "sixty"),
                        new Piece(Fate.SAME, "days."))),
                Difference.of("You have thirty days.", "You have sixty days."));
    }

    @Test
    void paragraphsComeAndGoWhole() {
        assertEquals(
                List.of(
                        List.of(new Piece(Fate.SAME, "One.")),
                        List.of(new Piece(Fate.ADDED, "Between.")),
                        List.of(new Piece(Fate.SAME, "Two."))),
                Difference.of("One.\n\nTwo.", "One.\n\nBetween.\n\nTwo."));
        assertEquals(
                List.of(List.of(new Piece(Fate.SAME, "One.")), List.of(new Piece(Fate.REMOVED, "Two."))),
                Difference.of("One.\n\nTwo.", "One."));
    }

    @Test
    void withoutWhatWasAddedItIsTheOldTextAndWithoutWhatWasRemovedTheNewOne() {
        Random random = new Random(7);
        for (int each = 0; each < 500; each++) {
            String before = text(random);
            String after = text(random);
            List<List<Piece>> told = Difference.of(before, after);
            assertEquals(before, read(told, Fate.ADDED));
            assertEquals(after, read(told, Fate.REMOVED));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("a");
        for (int word = random.nextInt(12); word > 0; word--) {
            text.append(random.nextInt(5) == 0 ? "\n\n" : " ").append((char) ('a' + random.nextInt(4)));
        }
        return text.toString();
    }

    private static String read(List<List<Piece>> told, Fate without) {
        return told.stream()
                .map(paragraph -> paragraph.stream()
                        .filter(piece -> piece.fate() != without)
                        .map(Piece::text)
                        .collect(Collectors.joining(" ")))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
