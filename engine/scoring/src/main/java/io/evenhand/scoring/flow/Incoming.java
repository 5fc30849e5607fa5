// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import io.evenhand.contract.json.EventReader;
import io.evenhand.contract.json.EventReading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** A line from a source, read; not a record, because records print their fields and lines may hold addresses. */
public final class Incoming {
    private final byte[] line;
    private final int partition;
    private final Instant receivedAt;
    private final EventReading reading;

    private Incoming(byte[] line, int partition, Instant receivedAt, EventReading reading) {
        this.line = line;
        this.partition = partition;
        this.receivedAt = receivedAt;
        this.reading = reading;
    }

    /** Reads a line. */
    public static Incoming of(byte[] line, int partition, Instant receivedAt) {
        return new Incoming(line, partition, receivedAt, EventReader.read(line, receivedAt));
    }

    /** Its bytes, needed once more if it turns out to be late; not to be changed. */
    byte[] line() {
        return line;
    }

    /** The partition of the source: time runs separately in each. */
    int partition() {
        return partition;
    }

    /** The receiver's clock. */
    Instant receivedAt() {
        return receivedAt;
    }

    /** What became of it. */
    public EventReading reading() {
        return reading;
    }

    /** When the event happened, or the least number if there is none. */
    public long millis() {
        return reading instanceof EventReading.Accepted accepted
                ? accepted.event().at().toEpochMilli()
                : Long.MIN_VALUE;
    }

    static void write(Incoming incoming, DataOutput out) throws IOException {
        Form.writeBytes(incoming.line(), out);
        out.writeInt(incoming.partition());
        out.writeLong(incoming.receivedAt().toEpochMilli());
    }

    static Incoming read(DataInput in) throws IOException {
        return of(Form.readBytes(in), in.readInt(), Instant.ofEpochMilli(in.readLong()));
    }
}
