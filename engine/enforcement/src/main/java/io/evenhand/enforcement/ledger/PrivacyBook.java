// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import io.evenhand.contract.id.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is kept about one account, table by table, and who looked at it. */
public final class PrivacyBook {
    private final Handle handle;

    PrivacyBook(Handle handle) {
        this.handle = handle;
    }

    /** The rows of a table that are about the account, in an order that is always the same. */
    public SliceRows rows(Slice slice, AccountId account) {
        String columns = slice.columns().stream().map(Slice.Shown::expression).collect(Collectors.joining(", "));
        List<List<@Nullable String>> rows = handle.createQuery("select " + columns + " from " + slice.table()
                        + " t where t." + slice.condition() + " order by t."
                        + slice.columns().get(0).name() + ", "
                        + ordinals(slice.columns().size()))
                .bind("account", account.value())
                .map((row, context) -> {
                    List<@Nullable String> cells = new ArrayList<>();
                    for (int each = 1; each <= slice.columns().size(); each++) {
                        cells.add(row.getString(each));
                    }
                    return cells;
                })
                .list();
        return new SliceRows(
                slice.table(), slice.columns().stream().map(Slice.Shown::name).toList(), rows);
    }

    /** What the account holder handed in, without the content. */
    public List<FileRow> files(AccountId account) {
        return handle.createQuery("select f.* from appeal_files f join appeals p on p.id = f.appeal "
                        + "where p.account = :account order by p.filed_at, f.appeal, f.number")
                .bind("account", account.value())
                .map((row, context) -> new FileRow(
                        new AppealId(row.getString("appeal")),
                        row.getInt("number"),
                        row.getString("name"),
                        row.getString("type"),
                        row.getInt("size"),
                        row.getString("sha256"),
                        Column.instant(row, "at")))
                .list();
    }

    private static String ordinals(int count) {
        List<String> all = new ArrayList<>();
        for (int each = 1; each <= count; each++) {
            all.add(Integer.toString(each));
        }
        return String.join(", ", all);
    }

    /** Every column of every table of the schema, as {@code table.column}. */
    public List<String> columns() {
        return handle.createQuery("select c.table_name || '.' || c.column_name from information_schema.columns c "
                        + "join information_schema.tables t using (table_schema, table_name) "
                        + "where table_schema = current_schema() and t.table_type = 'BASE TABLE' "
                        + "and table_name <> 'flyway_schema_history' order by 1")
                .mapTo(String.class)
                .list();
    }

    /** Remembers that somebody looked at something about an account. */
    public void viewed(AccountId account, String viewer, String role, String what, String purpose, Instant now) {
        handle.createUpdate("insert into access_log (at, account, viewer, role, what, purpose) "
                        + "values (:now, :account, :viewer, :role, :what, :purpose)")
                .bind("now", Column.time(now))
                .bind("account", account.value())
                .bind("viewer", viewer)
                .bind("role", role)
                .bind("what", what)
                .bind("purpose", purpose)
                .execute();
    }

    /** Who looked at what about an account, newest first. */
    public List<ViewRow> views(AccountId account) {
        return handle.createQuery("select * from access_log where account = :account order by id desc")
                .bind("account", account.value())
                .map((row, context) -> new ViewRow(
                        Column.instant(row, "at"),
                        row.getString("viewer"),
                        row.getString("role"),
                        row.getString("what"),
                        row.getString("purpose")))
                .list();
    }

    /** The newest looks at anybody, and by whom: a number for each viewer and day is what stands out. */
    public List<ViewerRow> viewers(Instant since) {
        return handle.createQuery("select viewer, role, count(*) as looks, count(distinct account) as accounts, "
                        + "max(at) as newest from access_log where at >= :since group by viewer, role "
                        + "order by looks desc, viewer limit 200")
                .bind("since", Column.time(since))
                .map((row, context) -> new ViewerRow(
                        row.getString("viewer"),
                        row.getString("role"),
                        row.getLong("looks"),
                        row.getLong("accounts"),
                        Column.instant(row, "newest")))
                .list();
    }

    /** How much one colleague looked at. */
    public record ViewerRow(String viewer, String role, long looks, long accounts, Instant newest) {}

    /** One look. */
    public record ViewRow(Instant at, String viewer, String role, String what, String purpose) {}
}
