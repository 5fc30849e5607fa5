// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;

/** Files that are shipped inside the program: pages, their scripts, a document. */
public final class Shipped {
    private Shipped() {}

    /** One of the edge's own pages and what belongs to it. */
    public static Buffer page(String name) {
        return file("/io/evenhand/edge/page/" + name);
    }

    /** A file by its whole path; one that is missing is a fault of the build. */
    public static Buffer file(String path) {
        try (InputStream in = Shipped.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("not in the program: " + path);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot be read out of the program: " + path, e);
        }
    }
}
