// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ended external tenures that may speak about an account: the owner ended them, one by one, and no guest pass
 * within fair use covers them.
 *
 * <p>Removing {@value #BULK_REMOVALS} people or more within an hour is one act, whatever its cause (a rebuilt server, an
 * end of term, a clean-out), and no evidence about any of them.
 *
 * <p>Fair use of guest passes: a pass covers a tenure that ends within the declared days and one day of grace; at most
 * {@value #PASSES_PER_WINDOW} tenures per window and {@value #PASSES_PER_VIEWER} per viewer are covered, the oldest
 * first. An honest host of guests stays below that; a seller who declares every customer does not, and one whose
 * customers renew outlives the pass.
 */
public final class Evidence {
    static final int BULK_REMOVALS = 5;
    static final int PASSES_PER_WINDOW = 24;
    static final int PASSES_PER_VIEWER = 2;
    private static final long PASS_GRACE = Calendar.DAY;

    /** Tenures shorter than this are trials. */
    private static final long TRIAL = 4 * Calendar.DAY;

    /** Tenures shorter than this have no age that a billing period could show in. */
    private static final long AGED = 20 * Calendar.DAY;

    private final List<Tenure> tenures;
    private final long now;

    private Evidence(List<Tenure> tenures, long now) {
        this.tenures = tenures;
        this.now = now;
    }

    /** What the tenures ended within the window before {@code now} can say. */
    public static Evidence of(List<Tenure> ended, long now) {
        List<Tenure> byOwner = ended.stream()
                .filter(tenure -> tenure.byOwner() && tenure.end() < now)
                .sorted(Tenure.BY_END)
                .toList();
        List<Tenure> single = withoutBulk(byOwner).stream()
                .filter(tenure -> tenure.end() >= now - Windows.TENURES)
                .toList();
        return new Evidence(withoutPasses(single), now);
    }

    /** Tenures of at least 20 days, one per week of start and week of end: people who come and go together are one. */
    public List<Tenure> aged() {
        Set<Block> blocks = new HashSet<>();
        return agedPeople().stream()
                .sorted(Tenure.BY_START)
                .filter(tenure -> blocks.add(Block.of(tenure)))
                .toList();
    }

    /** Tenures of at least 20 days. */
    public List<Tenure> agedPeople() {
        return tenures.stream()
                .filter(tenure -> tenure.end() - tenure.start() >= AGED)
                .toList();
    }

    /** How many tenures of less than four days ended within the turnover window. */
    public int trials() {
        return (int) recent().stream()
                .filter(tenure -> tenure.end() - tenure.start() < TRIAL)
                .count();
    }

    /** How many tenures ended within the turnover window. */
    public int removals() {
        return recent().size();
    }

    /** How many of these tenures, which have ended, began within the turnover window. */
    public int starts() {
        return (int) tenures.stream()
                .filter(tenure -> tenure.start() >= now - Windows.TURNOVER)
                .count();
    }

    private List<Tenure> recent() {
        return tenures.stream()
                .filter(tenure -> tenure.end() >= now - Windows.TURNOVER)
                .toList();
    }

    private static List<Tenure> withoutBulk(List<Tenure> byEnd) {
        boolean[] bulk = new boolean[byEnd.size()];
        for (int first = 0; first + BULK_REMOVALS <= byEnd.size(); first++) {
            int last = first + BULK_REMOVALS - 1;
            if (byEnd.get(last).end() - byEnd.get(first).end() <= Calendar.HOUR) {
                Arrays.fill(bulk, first, last + 1, true);
            }
        }
        List<Tenure> single = new ArrayList<>();
        for (int i = 0; i < bulk.length; i++) {
            if (!bulk[i]) {
                single.add(byEnd.get(i));
            }
        }
        return single;
    }

    private static List<Tenure> withoutPasses(List<Tenure> single) {
        Map<String, Integer> perViewer = new HashMap<>();
        Set<Tenure> covered = new HashSet<>();
        single.stream().filter(Evidence::isWithinPass).sorted(Tenure.BY_START).forEach(tenure -> {
            boolean fair = covered.size() < PASSES_PER_WINDOW
                    && perViewer.getOrDefault(tenure.viewer(), 0) < PASSES_PER_VIEWER;
            if (fair) {
                covered.add(tenure);
                perViewer.merge(tenure.viewer(), 1, Integer::sum);
            }
        });
        return single.stream().filter(tenure -> !covered.contains(tenure)).toList();
    }

    private static boolean isWithinPass(Tenure tenure) {
        return tenure.passDays() > 0 && tenure.end() - tenure.start() <= tenure.passDays() * Calendar.DAY + PASS_GRACE;
    }

    private record Block(long startWeek, long endWeek) {
        static Block of(Tenure tenure) {
            return new Block(Calendar.week(tenure.start()), Calendar.week(tenure.end()));
        }
    }
}
