// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.StreamId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.edge.playback.Caps;
import io.evenhand.edge.playback.Method;
import io.evenhand.edge.query.Action;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.telemetry.Playback;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One viewer at one device watching: what is admitted, counted, paced and revoked. A seek or a change of quality is
 * the same session.
 *
 * @param id 32 hexadecimal digits
 * @param viewer who watches, or null if that is the owner
 * @param watch what is watched
 * @param end when its token ends at the latest
 * @param playing the part of the session that changes; replaced as a whole
 */
public record Session(
        String id,
        AccountId account,
        ServerId server,
        @Nullable ViewerId viewer,
        boolean home,
        Watch watch,
        Instant end,
        Playing playing) {

    /**
     * What is watched, and on what.
     *
     * @param device what the asker calls the device, or null; a device watches one film at a time
     * @param film the film's id
     * @param caps what the device can take
     * @param method how the film reaches it
     * @param kbps the most it will take of the edge's line
     */
    public record Watch(@Nullable String device, String film, Caps caps, Method method, int kbps) {}

    /**
     * How the session goes.
     *
     * @param take which playback of this session it is; a session that was revoked and given back plays a new one
     * @param started when the first segment of this playback was served, or null
     * @param revoked whether policy has cut it off
     */
    public record Playing(int take, @Nullable Instant started, boolean revoked) {
        static final Playing NOT_YET = new Playing(1, null, false);
    }

    Session with(Playing next) {
        return new Session(id, account, server, viewer, home, watch, end, next);
    }

    /** The question its start depends on, or its going on. */
    public Question question(Action action) {
        return new Question(account, server, action, viewer, home);
    }

    /** Whether {@code other} is the same person at the same device. */
    boolean isSameDevice(AccountId otherAccount, @Nullable ViewerId otherViewer, @Nullable String device) {
        return device != null
                && device.equals(watch.device())
                && account.equals(otherAccount)
                && Objects.equals(viewer, otherViewer);
    }

    /** True if it counts against a cap on external streams. */
    boolean countsAsExternal() {
        return !playing.revoked() && question(Action.START_STREAM).isExternal();
    }

    public StreamId stream() {
        return new StreamId("edge." + id + "." + playing.take());
    }

    Playback playback() {
        ViewerId watching = viewer == null ? new ViewerId(account.value()) : viewer;
        boolean inHome = home || question(Action.START_STREAM).isAskedByOwner();
        return new Playback(stream(), account, server, watching, inHome);
    }
}
