// SPDX-License-Identifier: Apache-2.0
package io.evenhand.intake.adapter;

import org.jspecify.annotations.Nullable;

/** The few columns of Tautulli's tables that are read at all. */
final class TautulliRows {
    private TautulliRows() {}

    /**
     * Somebody Tautulli knows, with the bounds of what that person played.
     *
     * @param id Plex's number of the user; 0 stands for whoever plays without signing in on the owner's network
     * @param gone Tautulli no longer finds the user among those who share, or was told to delete it
     * @param firstPlay seconds since 1970, or null without a play
     * @param lastPlay seconds since 1970, or null without a play
     */
    record User(
            long id,
            boolean owner,
            boolean home,
            boolean gone,
            @Nullable Long firstPlay,
            @Nullable Long lastPlay) {
        boolean isHousehold() {
            return owner || home || id == 0;
        }
    }

    /**
     * One playback.
     *
     * @param started seconds since 1970
     * @param stopped seconds since 1970, or 0 if unknown
     */
    record Play(
            long id,
            long user,
            long started,
            long stopped,
            long paused,
            @Nullable String address,
            @Nullable String decision,
            @Nullable String server) {
        /** Without the address: records print their fields, and addresses are never printed. */
        @Override
        public String toString() {
            return "Play[" + id + "]";
        }
    }
}
