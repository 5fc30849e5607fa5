// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The webhook of Plex Media Server: {@code media.play} and {@code media.stop} of the key's own servers.
 *
 * <p>What Plex does not tell: a time (ours is used), an id of the playback (server, user and player stand for it, so one
 * player plays one thing at a time), whether it transcodes (reported as {@code direct}, which weighs nothing), and who
 * belongs to the owner's Home. Home is what Plex calls account 1, the owner, and any player in the server's own network.
 * A report without the {@code owner} flag was sent for somebody else's server and is ignored; {@code playback.started} repeats
 * {@code media.play} for owners and is ignored too.
 */
public final class PlexWebhook implements Webhook {
    private static final String OWNER_ID = "1";

    private final Pseudonyms names;

    public PlexWebhook(Pseudonymiser pseudonymiser) {
        names = new Pseudonyms(pseudonymiser, Pseudonyms.PLEX);
    }

    @Override
    public WebhookReading read(byte[] json, AccountId account, Instant receivedAt) {
        return Payload.read(json, "event", (event, payload) -> {
            boolean ours = event.equals("media.play") || event.equals("media.stop");
            return ours && payload.flag("owner")
                    ? playback(event, payload, account, receivedAt)
                    : new WebhookReading.Ignored(payload.dropped());
        });
    }

    private WebhookReading playback(String event, Payload payload, AccountId account, Instant receivedAt) {
        String server = payload.text("Server", "uuid");
        String user = payload.text("Account", "id");
        String player = payload.text("Player", "uuid");
        if (server == null || user == null || player == null) {
            return new WebhookReading.Rejected(DeadLetterReason.MISSING_FIELD, missing(server, user));
        }
        StreamId stream = names.stream(account, server, user, player);
        EventBody body;
        if (event.equals("media.play")) {
            boolean home = payload.flag("Player", "local") || user.equals(OWNER_ID);
            body = new EventBody.StreamStarted(
                    stream, names.server(server), names.viewer(account, user), home, PlaybackMode.DIRECT);
        } else {
            body = new EventBody.StreamStopped(stream, null);
        }
        EventId id =
                names.event("plex.", account, event, server, user, player, Long.toString(receivedAt.toEpochMilli()));
        String address = payload.text("Player", "publicAddress");
        return new WebhookReading.Mapped(new Event(id, receivedAt, account, null, body), address, payload.dropped());
    }

    private static String missing(@Nullable String server, @Nullable String user) {
        if (server == null) {
            return "Server.uuid";
        }
        return user == null ? "Account.id" : "Player.uuid";
    }
}
