// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import org.jspecify.annotations.Nullable;

/** What somebody wants to do. */
public enum Action {
    REGISTER_SERVER("register_server"),
    INVITE("invite"),
    START_STREAM("start_stream"),
    TRANSCODE("transcode"),
    CONTINUE_STREAM("continue_stream");

    private final String wire;

    Action(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** True for what concerns a server's playback. */
    public boolean isStreaming() {
        return switch (this) {
            case START_STREAM, TRANSCODE, CONTINUE_STREAM -> true;
            case REGISTER_SERVER, INVITE -> false;
        };
    }

    public static @Nullable Action find(String wire) {
        for (Action action : values()) {
            if (action.wire.equals(wire)) {
                return action;
            }
        }
        return null;
    }
}
