// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.json.EventReader;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tautulli's webhook agent, whose JSON the operator writes: one key per parameter, named like the parameter (see
 * {@link #TEMPLATE}), for the triggers playback start and playback stop.
 *
 * <p>What the parameters do not tell: who is the owner or belongs to the owner's Home. Home is a stream that Tautulli calls
 * local; the import of its database knows more.
 */
public final class TautulliWebhook implements Webhook {
    /** What to put into the agent's JSON data for both triggers. */
    public static final String TEMPLATE = """
            {"action": "{action}", "server_machine_id": "{server_machine_id}", "user_id": "{user_id}",
             "session_id": "{session_id}", "session_key": "{session_key}", "machine_id": "{machine_id}",
             "ip_address": "{ip_address}", "stream_local": "{stream_local}",
             "transcode_decision": "{transcode_decision}", "unixtime": "{unixtime}",
             "stream_duration_sec": "{stream_duration_sec}"}
            """;

    private final Pseudonyms names;

    public TautulliWebhook(Pseudonymiser pseudonymiser) {
        names = new Pseudonyms(pseudonymiser, Pseudonyms.PLEX);
    }

    @Override
    public WebhookReading read(byte[] json, AccountId account, Instant receivedAt) {
        return Payload.read(json, "action", (action, payload) -> {
            boolean ours = action.equals("play") || action.equals("stop");
            return ours
                    ? playback(action, payload, account, receivedAt)
                    : new WebhookReading.Ignored(payload.dropped());
        });
    }

    private WebhookReading playback(String action, Payload payload, AccountId account, Instant receivedAt) {
        String server = payload.text("server_machine_id");
        String user = payload.text("user_id");
        String session = session(payload);
        if (server == null || user == null || session == null) {
            return new WebhookReading.Rejected(DeadLetterReason.MISSING_FIELD, missing(server, user));
        }
        Instant at = Objects.requireNonNullElse(seconds(payload.text("unixtime")), receivedAt);
        if (at.isAfter(receivedAt.plus(EventReader.AHEAD_MAX))) {
            return new WebhookReading.Rejected(DeadLetterReason.FUTURE, "unixtime");
        }
        StreamId stream = names.stream(account, server, session);
        EventBody body = action.equals("play")
                ? new EventBody.StreamStarted(
                        stream,
                        names.server(server),
                        names.viewer(account, user),
                        payload.flag("stream_local"),
                        TautulliWords.mode(payload.text("transcode_decision")))
                : new EventBody.StreamStopped(stream, TautulliWords.bucket(payload.text("stream_duration_sec")));
        EventId id = names.event("tautulli.", account, action, server, user, session, Long.toString(at.toEpochMilli()));
        String address = payload.text("ip_address");
        return new WebhookReading.Mapped(new Event(id, at, account, null, body), address, payload.dropped());
    }

    /** The stream's unique id, or else the session's key, which counts up from each start of the server. */
    private static @Nullable String session(Payload payload) {
        String id = payload.text("session_id");
        String key = payload.text("session_key");
        String machine = payload.text("machine_id");
        return id != null || key == null ? id : key + '\0' + (machine == null ? "" : machine);
    }

    private static String missing(@Nullable String server, @Nullable String user) {
        if (server == null) {
            return "server_machine_id";
        }
        return user == null ? "user_id" : "session_id";
    }

    /** Seconds since 1970 of ten digits, from September 2001 on: before 2000 the contract has no times. */
    private static @Nullable Instant seconds(@Nullable String unixTime) {
        return unixTime != null && unixTime.matches("[0-9]{10}")
                ? Instant.ofEpochSecond(Long.parseLong(unixTime))
                : null;
    }
}
