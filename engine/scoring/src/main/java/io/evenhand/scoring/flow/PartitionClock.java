// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The latest event time seen in a partition of the source. */
record PartitionClock(int partition, long latest) {
    void write(DataOutput out) throws IOException {
        out.writeInt(partition);
        out.writeLong(latest);
    }

    static PartitionClock read(DataInput in) throws IOException {
        return new PartitionClock(in.readInt(), in.readLong());
    }
}
