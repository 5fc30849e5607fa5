// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import io.evenhand.contract.id.InviteId;
import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import org.jspecify.annotations.Nullable;

/**
 * What happened; one record per {@link EventType}.
 *
 * <p>There is no field for a title, a file, a library name, artwork, a position or a rating, and there never will be.
 */
public sealed interface EventBody {
    EventType type();

    /** The owner account exists since the event's time. */
    record AccountCreated() implements EventBody {
        @Override
        public EventType type() {
            return EventType.ACCOUNT_CREATED;
        }
    }

    /** A media server is registered to the account. */
    record ServerClaimed(ServerId server, @Nullable KeyToken tlsKey) implements EventBody {
        @Override
        public EventType type() {
            return EventType.SERVER_CLAIMED;
        }
    }

    /** A media server no longer belongs to the account. */
    record ServerUnclaimed(ServerId server) implements EventBody {
        @Override
        public EventType type() {
            return EventType.SERVER_UNCLAIMED;
        }
    }

    /** A server reports from another network: context that starts the migration hold, never points. */
    record ServerMoved(ServerId server) implements EventBody {
        @Override
        public EventType type() {
            return EventType.SERVER_MOVED;
        }
    }

    /** The owner used a strong key. */
    record KeySeen(KeyKind kind, KeyToken key) implements EventBody {
        @Override
        public EventType type() {
            return EventType.KEY_SEEN;
        }
    }

    /** The owner invited somebody; {@code guestPassDays} is the length declared with the invitation, in days. */
    record InviteCreated(
            InviteId invite,
            InviteKind kind,
            ClientKind client,
            @Nullable Integer guestPassDays) implements EventBody {
        public InviteCreated {
            if (guestPassDays != null) {
                Range.days("guestPassDays", guestPassDays);
            }
        }

        @Override
        public EventType type() {
            return EventType.INVITE_CREATED;
        }
    }

    /** A viewer got access: a tenure starts or restarts; {@code viewerAgeDays} is the age of the viewer's account. */
    record ShareAccepted(
            ViewerId viewer,
            @Nullable LibrarySet librarySet,
            @Nullable ClientKind client,
            boolean home,
            @Nullable Integer viewerAgeDays)
            implements EventBody {
        public ShareAccepted {
            if (viewerAgeDays != null) {
                Range.within("viewerAgeDays", viewerAgeDays, 0, 36_500);
            }
        }

        @Override
        public EventType type() {
            return EventType.SHARE_ACCEPTED;
        }
    }

    /** A viewer's libraries changed; none left ({@code librarySet} null) ends the tenure, some back starts a new one. */
    record ShareChanged(
            ViewerId viewer,
            @Nullable LibrarySet librarySet,
            @Nullable ClientKind client) implements EventBody {
        @Override
        public EventType type() {
            return EventType.SHARE_CHANGED;
        }
    }

    /** A viewer lost access: the tenure ends. */
    record ShareRevoked(
            ViewerId viewer, RevokedBy by, @Nullable ClientKind client) implements EventBody {
        @Override
        public EventType type() {
            return EventType.SHARE_REVOKED;
        }
    }

    /** The owner declared a guest pass of this many days, for one viewer or for each new one within 24 hours. */
    record GuestPassDeclared(@Nullable ViewerId viewer, int days) implements EventBody {
        public GuestPassDeclared {
            Range.days("days", days);
        }

        @Override
        public EventType type() {
            return EventType.GUESTPASS_DECLARED;
        }
    }

    /** Counts from the platform's own social service: external viewers, ties among them, viewers who share back. */
    record TiesMeasured(int viewers, int ties, int reciprocal) implements EventBody {
        public TiesMeasured {
            Range.within("viewers", viewers, 0, 1_000_000);
            Range.within("ties", ties, 0, Math.min((long) viewers * (viewers - 1) / 2, Integer.MAX_VALUE));
            Range.within("reciprocal", reciprocal, 0, viewers);
        }

        @Override
        public EventType type() {
            return EventType.TIES_MEASURED;
        }
    }

    /** A playback began. */
    record StreamStarted(StreamId stream, ServerId server, ViewerId viewer, boolean home, PlaybackMode mode)
            implements EventBody {
        @Override
        public EventType type() {
            return EventType.STREAM_STARTED;
        }
    }

    /** A playback ended by itself. */
    record StreamStopped(StreamId stream, @Nullable DurationBucket durationBucket) implements EventBody {
        @Override
        public EventType type() {
            return EventType.STREAM_STOPPED;
        }
    }

    /** Somebody ended a playback. */
    record StreamTerminated(StreamId stream, TerminatedBy by) implements EventBody {
        @Override
        public EventType type() {
            return EventType.STREAM_TERMINATED;
        }
    }
}
