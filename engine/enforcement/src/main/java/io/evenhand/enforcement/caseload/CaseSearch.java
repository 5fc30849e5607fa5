// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.caseload;

import io.evenhand.enforcement.cases.CaseSummary;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ledger.CaseFilter;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NumberBook.Count;
import io.evenhand.enforcement.ledger.SearchBook.Saved;
import io.evenhand.enforcement.number.Grid;
import io.evenhand.enforcement.privacy.Csv;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where people look for cases by kind and date, keep what they look for, and take counts of it away. */
public final class CaseSearch {
    /** How many cases one page holds. */
    public static final int PAGE = 50;

    /** Up to how many cases are counted; what is more is said to be more. */
    public static final int COUNT_MAX = 10_000;

    private static final int SAVED_MAX = 30;

    private final Ledger ledger;
    private final Clock clock;

    public CaseSearch(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * One page of what was found.
     *
     * @param count how many there are, {@link #COUNT_MAX} at most
     */
    public record Found(int count, List<CaseSummary> cases) {
        public Found {
            cases = List.copyOf(cases);
        }
    }

    /** What was found, the oldest first; who looked for what is noted. */
    public Found find(CaseFilter filter, int page, StaffMember by) {
        requireReader(by);
        return ledger.inTransaction(books -> {
            books.audit().append(clock.instant(), by.name(), "search.read", "cases", words(filter));
            return new Found(
                    books.searches().count(filter, COUNT_MAX),
                    books.searches().find(filter, Math.multiplyExact(page, PAGE), PAGE).stream()
                            .map(CaseSummary::of)
                            .toList());
        });
    }

    /**
     * Counts by month and state as CSV: no case and no account, and no count from 1 to 9 nor one from which it follows. Who
     * took it away is noted.
     */
    public String counts(CaseFilter filter, StaffMember by) {
        requireReader(by);
        return ledger.inTransaction(books -> {
            books.audit().append(clock.instant(), by.name(), "search.exported", "cases", words(filter));
            return csv(Grid.of(books.searches().months(filter).stream()
                    .map(each -> new Count(each.month(), each.state(), each.cases()))
                    .toList()));
        });
    }

    private static String csv(Grid grid) {
        StringBuilder csv = new StringBuilder(Csv.cell("opened"));
        grid.columns().forEach(column -> csv.append(',').append(Csv.cell(column)));
        csv.append("\r\n");
        for (int row = 0; row < grid.rows().size(); row++) {
            List<String> cells = new ArrayList<>(List.of(Csv.cell(grid.rows().get(row))));
            for (int column = 0; column < grid.columns().size(); column++) {
                Long shown = grid.shown(row, column);
                cells.add(shown == null ? Csv.cell("hidden") : Long.toString(shown));
            }
            csv.append(String.join(",", cells)).append("\r\n");
        }
        return csv.toString();
    }

    /** Keeps a search; false if the name or the search does not fit, or somebody keeps too many. */
    public boolean save(String name, String query, StaffMember by) {
        requireReader(by);
        boolean fits = !name.isBlank() && name.length() <= 60 && query.length() <= 300;
        return fits
                && ledger.inTransaction(books -> {
                    List<Saved> saved = books.searches().saved(by.name());
                    boolean replaces = saved.stream()
                            .map(Saved::name)
                            .collect(Collectors.toSet())
                            .contains(name);
                    if (saved.size() >= SAVED_MAX && !replaces) {
                        return false;
                    }
                    books.searches().save(by.name(), name, query, clock.instant());
                    return true;
                });
    }

    public void remove(long id, StaffMember by) {
        ledger.run(books -> books.searches().remove(by.name(), id));
    }

    public List<Saved> saved(StaffMember by) {
        return ledger.inTransaction(books -> books.searches().saved(by.name()));
    }

    private static String words(CaseFilter filter) {
        List<String> parts = new ArrayList<>();
        if (filter.state() != null) {
            parts.add("state " + filter.state());
        }
        if (filter.outcome() != null) {
            parts.add("outcome " + filter.outcome().wire());
        }
        if (filter.reason() != null) {
            parts.add("reason " + filter.reason());
        }
        if (filter.from() != null) {
            parts.add("from " + filter.from());
        }
        if (filter.until() != null) {
            parts.add("until " + filter.until());
        }
        if (filter.staff() != null) {
            parts.add("own acts");
        }
        return parts.isEmpty() ? "all" : String.join(", ", parts);
    }

    private static void requireReader(StaffMember by) {
        if (!by.role().readsCases()) {
            throw new IllegalArgumentException("only who reads cases looks for them");
        }
    }
}
