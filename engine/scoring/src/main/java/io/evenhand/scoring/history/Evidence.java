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
 * <p>Fair use of guest passes: a pass that was honoured covers its tenure: the access ended within a day of the declared
 * end. At most {@value #HONOURED_PER_WINDOW} tenures per window are covered so; of passes cut short by more, at most
 * {@value #CUT_SHORT_PER_WINDOW}; and {@value #PASSES_PER_VIEWER} per viewer, the oldest first. An honest host of guests
 * stays below that. A seller's customers renew and outlive the pass; one who declares a year for everybody has no pass
 * honoured; and whoever needs a third pass in four months is no guest.
 */
public final class Evidence {
    static final int BULK_REMOVALS = 5;
    static final int HONOURED_PER_WINDOW = 60;
    static final int CUT_SHORT_PER_WINDOW = 24;
    static final int PASSES_PER_VIEWER = 2;
    private static final long PASS_GRACE = Calendar.DAY;

    /** Tenures shorter than this are trials. */
    private static final long TRIAL = 4 * Calendar.DAY;

    /** Tenures shorter than this have no age that a billing period could show in. */
    private static final long AGED = 20 * Calendar.DAY;

    private final List<Tenure> single;
    private final List<Tenure> tenures;
    private final long now;

    private Evidence(List<Tenure> single, List<Tenure> tenures, long now) {
        this.single = single;
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
        return new Evidence(single, withoutPasses(single), now);
    }

    /** The same, had nobody declared a guest pass. */
    public Evidence ignoringPasses() {
        return new Evidence(single, single, now);
    }

    /** Tenures that the owner ended one by one, whether declared as guests or not, oldest end first. */
    public List<Tenure> single() {
        return single;
    }

    /** How many tenures a guest pass covers. */
    public int underPass() {
        return single.size() - tenures.size();
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
        int[] used = new int[2];
        single.stream().filter(Evidence::isWithinPass).sorted(Tenure.BY_START).forEach(tenure -> {
            boolean honoured = isHonoured(tenure);
            int sort = honoured ? 1 : 0;
            int most = honoured ? HONOURED_PER_WINDOW : CUT_SHORT_PER_WINDOW;
            if (used[sort] < most && perViewer.getOrDefault(tenure.viewer(), 0) < PASSES_PER_VIEWER) {
                used[sort]++;
                covered.add(tenure);
                perViewer.merge(tenure.viewer(), 1, Integer::sum);
            }
        });
        return single.stream().filter(tenure -> !covered.contains(tenure)).toList();
    }

    private static boolean isWithinPass(Tenure tenure) {
        return tenure.passDays() > 0 && beyond(tenure) <= PASS_GRACE;
    }

    private static boolean isHonoured(Tenure tenure) {
        return Math.abs(beyond(tenure)) <= PASS_GRACE;
    }

    /** How long after the declared end it ended, milliseconds; negative if before. */
    private static long beyond(Tenure tenure) {
        return tenure.end() - tenure.start() - tenure.passDays() * Calendar.DAY;
    }

    private record Block(long startWeek, long endWeek) {
        static Block of(Tenure tenure) {
            return new Block(Calendar.week(tenure.start()), Calendar.week(tenure.end()));
        }
    }
}
