// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.DurationBucket;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.intake.pseudonym.NetworkContext;
import io.evenhand.intake.pseudonym.Pseudonymisation;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The import of a Tautulli database: users, shares as far as they can be inferred, and the history of playbacks, as events.
 *
 * <p>Tautulli knows who played what and when, and who may; it does not know when somebody was invited or removed. So a
 * share is inferred to begin with the first play, and to end with the last play only if Tautulli shows that the user is
 * gone; the ids of such events begin with {@value #INFERRED}. Tenures inferred in this way end when somebody last watched,
 * not when somebody stopped paying, so a rhythm in them is weak evidence at best. {@code client} is left out because
 * nobody knows it, and so are the shared libraries: Tautulli knows today's, not those at the beginning.
 *
 * <p>Importing the same database again makes the same ids.
 */
public final class TautulliImport {
    /** What the ids of inferred events begin with. */
    public static final String INFERRED = "inferred.tautulli.";

    /** What the ids of recorded events begin with. */
    public static final String RECORDED = "tautulli.";

    /** Before 2000 and after 2200 the contract has no times. */
    private static final long STARTED_MIN =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long STARTED_MAX =
            Instant.parse("2199-01-01T00:00:00Z").getEpochSecond();

    private final AccountId account;
    private final Pseudonymiser pseudonymiser;
    private final Pseudonyms names;
    private final EventSink sink;
    private final String server;
    private final Map<Long, TautulliRows.User> users = new HashMap<>();
    /** Events that lie ahead of the row being read: ends of playbacks and of shares. */
    private final PriorityQueue<Event> ahead = new PriorityQueue<>(Event.BY_TIME_THEN_ID);

    private int sharesInferred;
    private int endsInferred;
    private int plays;
    private int ends;
    private int addresses;
    private int unreadableAddresses;
    private int skippedRows;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private TautulliImport(AccountId account, Pseudonymiser pseudonymiser, EventSink sink, String server) {
        this.account = account;
        this.pseudonymiser = pseudonymiser;
        this.sink = sink;
        this.server = server;
        names = new Pseudonyms(pseudonymiser, Pseudonyms.PLEX);
    }

    /**
     * Reads the database and gives its events to the sink in order of time.
     *
     * @param database never written to, and neither is anything beside it
     * @param account the owner account that the history is about
     * @throws ImportException if the file cannot be imported, with one sentence that says why
     */
    public static ImportReport run(Path database, AccountId account, Pseudonymiser pseudonymiser, EventSink sink)
            throws IOException {
        try (TautulliDatabase tautulli = TautulliDatabase.open(database)) {
            TautulliImport run = new TautulliImport(account, pseudonymiser, sink, tautulli.server());
            for (TautulliRows.User user : tautulli.users()) {
                run.share(user);
            }
            tautulli.eachPlay(run::play);
            run.emitUntil(Instant.MAX);
            return run.report();
        }
    }

    /** The tenure of a user who is not the owner. */
    private void share(TautulliRows.User user) {
        users.put(user.id(), user);
        Long begin = user.firstPlay();
        Long end = user.lastPlay();
        if (user.owner() || user.id() == 0 || begin == null || !isTime(begin)) {
            return;
        }
        var viewer = names.viewer(account, Long.toString(user.id()));
        // a millisecond before the play that it explains
        Instant start = Instant.ofEpochSecond(begin).minusMillis(1);
        ahead.add(inferred("share", user, start, new EventBody.ShareAccepted(viewer, null, null, user.home(), null)));
        sharesInferred++;
        if (user.gone() && end != null && isTime(end)) {
            Instant stop = Instant.ofEpochSecond(end).plusMillis(1);
            ahead.add(inferred("end", user, stop, new EventBody.ShareRevoked(viewer, RevokedBy.OWNER, null)));
            endsInferred++;
        }
    }

    private void play(TautulliRows.Play play) throws IOException {
        if (!isTime(play.started()) || play.user() < 0) {
            skippedRows++;
            return;
        }
        Instant start = Instant.ofEpochSecond(play.started());
        emitUntil(start);
        String server = play.server() == null ? this.server : play.server();
        StreamId stream = names.stream(account, server, Long.toString(play.id()), Long.toString(play.started()));
        TautulliRows.User user = users.get(play.user());
        EventBody started = new EventBody.StreamStarted(
                stream,
                names.server(server),
                names.viewer(account, Long.toString(play.user())),
                play.user() == 0 || (user != null && user.isHousehold()),
                TautulliWords.mode(play.decision()));
        plays++;
        emitWithNetwork(new Event(recorded(play, "start"), start, account, null, started), play.address());
        if (play.stopped() >= play.started() && isTime(play.stopped())) {
            ends++;
            long watched = Math.max(0, play.stopped() - play.started() - Math.max(0, play.paused()));
            DurationBucket bucket = DurationBucket.of(Duration.ofSeconds(watched));
            ahead.add(new Event(
                    recorded(play, "stop"),
                    Instant.ofEpochSecond(play.stopped()),
                    account,
                    null,
                    new EventBody.StreamStopped(stream, bucket)));
        }
    }

    private void emitWithNetwork(Event event, @Nullable String address) throws IOException {
        boolean given = address != null && !address.isBlank();
        Pseudonymisation result = pseudonymiser.apply(event, given ? address : null);
        if (result instanceof Pseudonymisation.Done done) {
            addresses += given ? 1 : 0;
            emit(done.event(), done.context());
        } else {
            unreadableAddresses++;
            emit(event, null);
        }
    }

    private void emitUntil(Instant time) throws IOException {
        for (Event next = ahead.peek(); next != null && next.at().isBefore(time); next = ahead.peek()) {
            ahead.remove();
            emit(next, null);
        }
    }

    private void emit(Event event, @Nullable NetworkContext context) throws IOException {
        first = first == null ? event.at() : first;
        last = event.at();
        sink.accept(event, context);
    }

    private EventId recorded(TautulliRows.Play play, String what) {
        return names.event(RECORDED, account, server, Long.toString(play.id()), Long.toString(play.started()), what);
    }

    private Event inferred(String what, TautulliRows.User user, Instant at, EventBody body) {
        EventId id = names.event(
                INFERRED, account, server, Long.toString(user.id()), Long.toString(at.toEpochMilli()), what);
        return new Event(id, at, account, null, body);
    }

    private ImportReport report() {
        int household = (int)
                users.values().stream().filter(TautulliRows.User::isHousehold).count();
        int withoutPlay = (int) users.values().stream()
                .filter(user -> !user.owner() && user.id() != 0 && user.firstPlay() == null)
                .count();
        return new ImportReport(
                users.size(),
                household,
                sharesInferred,
                endsInferred,
                withoutPlay,
                plays,
                ends,
                addresses,
                unreadableAddresses,
                skippedRows,
                first,
                last);
    }

    private static boolean isTime(long seconds) {
        return seconds > STARTED_MIN && seconds < STARTED_MAX;
    }
}
