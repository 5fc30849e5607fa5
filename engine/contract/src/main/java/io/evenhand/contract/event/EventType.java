// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** The kinds of event, with their spelling on the wire. */
public enum EventType implements WireName {
    ACCOUNT_CREATED("account.created"),
    SERVER_CLAIMED("server.claimed"),
    SERVER_UNCLAIMED("server.unclaimed"),
    SERVER_MOVED("server.moved"),
    KEY_SEEN("key.seen"),
    INVITE_CREATED("invite.created"),
    SHARE_ACCEPTED("share.accepted"),
    SHARE_CHANGED("share.changed"),
    SHARE_REVOKED("share.revoked"),
    GUESTPASS_DECLARED("guestpass.declared"),
    TIES_MEASURED("ties.measured"),
    STREAM_STARTED("stream.started"),
    STREAM_STOPPED("stream.stopped"),
    STREAM_TERMINATED("stream.terminated");

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
