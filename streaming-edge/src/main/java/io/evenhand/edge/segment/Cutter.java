// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.segment;

import java.io.IOException;
import java.io.InputStream;

/** Cuts the output of one ffmpeg run into segments; a segment that is not whole is an exception, never a segment. */
public interface Cutter {
    /** No segment is larger: at the highest rung two seconds are a thirtieth of this. */
    int BYTES_MAX = 48 << 20;

    /** The moment of a film's first frame in every stream, so that no frame is decoded before zero. */
    long BASE_MS = 1_000;

    /** Reads to the end of what ffmpeg writes. */
    void cut(InputStream written, Shelf shelf) throws IOException, InterruptedException;
}
