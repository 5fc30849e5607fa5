// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import io.evenhand.contract.event.DeadLetterReason;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.EventBody;
import io.evenhand.contract.event.PlaybackMode;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.Timestamps;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The generic destination of Jellyfin's webhook plugin, with all properties sent or a template that keeps their names:
 * {@code PlaybackStart} and {@code PlaybackStop}.
 *
 * <p>What Jellyfin does not tell: an id of the playback (server, user and device stand for it), the length of a playback,
 * and who belongs to the owner's household, so every viewer counts as external. An address behind an unconfigured reverse
 * proxy is the proxy's; networks are context only, so that cannot hurt anybody.
 */
public final class JellyfinWebhook implements Webhook {
    private final Pseudonyms names;

    public JellyfinWebhook(Pseudonymiser pseudonymiser) {
        names = new Pseudonyms(pseudonymiser, Pseudonyms.JELLYFIN);
    }

    @Override
    public WebhookReading read(byte[] json, AccountId account, Instant receivedAt) {
        return Payload.read(json, "NotificationType", (notification, payload) -> {
            boolean ours = notification.equals("PlaybackStart") || notification.equals("PlaybackStop");
            return ours
                    ? playback(notification, payload, account, receivedAt)
                    : new WebhookReading.Ignored(payload.dropped());
        });
    }

    private WebhookReading playback(String notification, Payload payload, AccountId account, Instant receivedAt) {
        String server = payload.text("ServerId");
        String user = payload.text("UserId");
        String device = payload.text("DeviceId");
        if (server == null || user == null || device == null) {
            return new WebhookReading.Rejected(DeadLetterReason.MISSING_FIELD, missing(server, user));
        }
        Instant at = time(payload.text("UtcTimestamp"), receivedAt);
        if (at.isAfter(receivedAt.plus(EventReader.AHEAD_MAX))) {
            return new WebhookReading.Rejected(DeadLetterReason.FUTURE, "UtcTimestamp");
        }
        StreamId stream = names.stream(account, server, user, device);
        EventBody body = notification.equals("PlaybackStart")
                ? new EventBody.StreamStarted(
                        stream,
                        names.server(server),
                        names.viewer(account, user),
                        false,
                        mode(payload.text("PlayMethod")))
                : new EventBody.StreamStopped(stream, null);
        EventId id =
                names.event("jellyfin.", account, notification, server, user, device, Long.toString(at.toEpochMilli()));
        String address = payload.text("RemoteEndPoint");
        return new WebhookReading.Mapped(new Event(id, at, account, null, body), address, payload.dropped());
    }

    private static String missing(@Nullable String server, @Nullable String user) {
        if (server == null) {
            return "ServerId";
        }
        return user == null ? "UserId" : "DeviceId";
    }

    /** The server's clock where it can be read, otherwise ours. */
    private static Instant time(@Nullable String utc, Instant receivedAt) {
        if (utc == null) {
            return receivedAt;
        }
        try {
            return Timestamps.parse(utc);
        } catch (IllegalArgumentException e) {
            return receivedAt;
        }
    }

    private static PlaybackMode mode(@Nullable String playMethod) {
        return switch (playMethod == null ? "" : playMethod.toLowerCase(Locale.ROOT)) {
            case "transcode" -> PlaybackMode.TRANSCODE;
            case "directstream" -> PlaybackMode.REMUX;
            default -> PlaybackMode.DIRECT;
        };
    }
}
