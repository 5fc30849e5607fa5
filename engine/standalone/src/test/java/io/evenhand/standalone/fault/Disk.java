// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

/** A folder that a program writes to and that lies on a small disk of its own, which can be filled. */
enum Disk {
    CHECKPOINTS("checkpoints", 192, Part.SCORING),
    FEED("feed", 16, Part.CASEWORK),
    EDGE_1("edge-1", 96, Part.EDGE_1),
    KAFKA("kafka", 512, Part.KAFKA);

    /** Its name under the installation's folder. */
    final String folder;

    final int megabytes;

    /** Who writes there. */
    final Part writer;

    Disk(String folder, int megabytes, Part writer) {
        this.folder = folder;
        this.megabytes = megabytes;
        this.writer = writer;
    }
}
