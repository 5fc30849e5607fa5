// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two texts, in words: first paragraphs are compared, then the words of those that changed, so that a
 * word that was replaced reads as that and not as a new text. It is a longest common subsequence, found by the usual table.
 */
public final class Difference {
    /** A table of more cells is not worth its memory: then the paragraph counts as replaced. */
    private static final int CELLS_MAX = 4_000_000;

    private Difference() {}

    /** What became of a piece of text. */
    public enum Fate {
        SAME,
        REMOVED,
        ADDED
    }

    /** A piece of text with what became of it. */
    public record Piece(Fate fate, String text) {}

    /** One paragraph of the newer text, or of the older one where it was removed. */
    public static List<List<Piece>> of(String before, String after) {
        List<Piece> paragraphs = compare(List.of(before.split("\n\n+", -1)), List.of(after.split("\n\n+", -1)), "\n\n");
        List<List<Piece>> told = new ArrayList<>();
        for (int each = 0; each < paragraphs.size(); each++) {
            Piece piece = paragraphs.get(each);
            boolean replaced = piece.fate() == Fate.REMOVED
                    && each + 1 < paragraphs.size()
                    && paragraphs.get(each + 1).fate() == Fate.ADDED;
            if (replaced) {
                told.addAll(words(piece.text(), paragraphs.get(++each).text()));
            } else {
                for (String paragraph : piece.text().split("\n\n", -1)) {
                    told.add(List.of(new Piece(piece.fate(), paragraph)));
                }
            }
        }
        return told;
    }

    /** Paragraphs that took the place of others, one by one while there are as many. */
    private static List<List<Piece>> words(String before, String after) {
        String[] old = before.split("\n\n", -1);
        String[] fresh = after.split("\n\n", -1);
        List<List<Piece>> told = new ArrayList<>();
        for (int each = 0; each < Math.max(old.length, fresh.length); each++) {
            if (each >= old.length) {
                told.add(List.of(new Piece(Fate.ADDED, fresh[each])));
            } else if (each >= fresh.length) {
                told.add(List.of(new Piece(Fate.REMOVED, old[each])));
            } else {
                told.add(compare(List.of(old[each].split("\\s+", -1)), List.of(fresh[each].split("\\s+", -1)), " "));
            }
        }
        return told;
    }

    private static List<Piece> compare(List<String> before, List<String> after, String glue) {
        if ((long) before.size() * after.size() > CELLS_MAX) {
            return List.of(
                    new Piece(Fate.REMOVED, String.join(glue, before)),
                    new Piece(Fate.ADDED, String.join(glue, after)));
        }
        int[][] common = table(before, after);
        List<Piece> pieces = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            if (left < before.size() && right < after.size() && before.get(left).equals(after.get(right))) {
                add(pieces, Fate.SAME, before.get(left++), glue);
                right++;
            } else if (right >= after.size()
                    || (left < before.size() && common[left + 1][right] >= common[left][right + 1])) {
                add(pieces, Fate.REMOVED, before.get(left++), glue);
            } else {
                add(pieces, Fate.ADDED, after.get(right++), glue);
            }
        }
        return pieces;
    }

    private static int[][] table(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                common[left][right] = before.get(left).equals(after.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }

    private static void add(List<Piece> pieces, Fate fate, String text, String glue) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).fate() == fate) {
            pieces.set(last, new Piece(fate, pieces.get(last).text() + glue + text));
        } else {
            pieces.add(new Piece(fate, text));
        }
    }
}
