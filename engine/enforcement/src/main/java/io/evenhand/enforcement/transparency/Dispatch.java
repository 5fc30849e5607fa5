// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.transparency;

import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.PublicationRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends public statements. The name of each is random and never used again, so the receiving database knows a repeat:
 * what was sent before a crash and not written down is found there and not sent again.
 */
public final class Dispatch {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_MIN = Duration.ofMinutes(1);
    private static final Duration RETRY_MAX = Duration.ofHours(6);
    private static final int BATCH = 50;
    private static final int DOUBLINGS_MAX = 12;
    private static final int CREATED = 201;
    private static final int FOUND = 302;
    private static final int UNFIT = 422;
    private static final Pattern UUID = Pattern.compile("\"uuid\"\\s*:\\s*\"([0-9a-fA-F-]{36})\"");

    private final Ledger ledger;
    private final PublicationSettings settings;
    private final Clock clock;
    // what says that it is somewhere else is not followed: 302 is an answer here
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    public Dispatch(Ledger ledger, PublicationSettings settings, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends what waits; returns how many statements are there now that were not before. */
    public int send() throws InterruptedException {
        Instant now = clock.instant();
        List<PublicationRow> waiting =
                ledger.inTransaction(books -> books.publications().waiting(now, BATCH));
        int sent = 0;
        for (PublicationRow row : waiting) {
            Answer answer = send(row);
            ledger.run(books -> {
                switch (answer.what()) {
                    case THERE -> books.publications().sent(row.puid(), answer.remoteId(), answer.words(), now);
                    case UNFIT -> books.publications().refused(row.puid(), answer.words());
                    case LATER -> books.publications().later(row.puid(), answer.words(), now.plus(pause(row.tries())));
                }
            });
            sent += answer.what() == Answer.What.THERE ? 1 : 0;
            if (answer.what() == Answer.What.LATER) {
                // it cannot take any now; the others would only be told the same
                break;
            }
        }
        return sent;
    }

    private record Answer(What what, String words, @Nullable String remoteId) {
        enum What {
            THERE,
            UNFIT,
            LATER
        }
    }

    private Answer send(PublicationRow row) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    request("/api/v1/statement")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(row.body()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status == CREATED) {
                Matcher uuid = UUID.matcher(response.body());
                return new Answer(Answer.What.THERE, "201", uuid.find() ? uuid.group(1) : null);
            }
            if (status == UNFIT) {
                return isThere(row)
                        ? new Answer(Answer.What.THERE, "422, and there", null)
                        : new Answer(Answer.What.UNFIT, "422", null);
            }
            return new Answer(Answer.What.LATER, Integer.toString(status), null);
        } catch (IOException e) {
            return new Answer(Answer.What.LATER, e.getClass().getSimpleName(), null);
        }
    }

    private boolean isThere(PublicationRow row) throws IOException, InterruptedException {
        HttpResponse<Void> response = http.send(
                request("/api/v1/statement/existing-puid/" + row.puid()).GET().build(),
                HttpResponse.BodyHandlers.discarding());
        return response.statusCode() == FOUND;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.base() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + settings.token())
                .header("Accept", "application/json");
    }

    /** Twice as long after every failure. */
    private static Duration pause(int tries) {
        Duration pause = RETRY_MIN.multipliedBy(1L << Math.min(tries, DOUBLINGS_MAX));
        return pause.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : pause;
    }
}
