// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** One playback session. */
public record StreamId(String value) implements Comparable<StreamId> {
    public StreamId {
        Token.name("stream", value);
    }

    @Override
    public int compareTo(StreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
