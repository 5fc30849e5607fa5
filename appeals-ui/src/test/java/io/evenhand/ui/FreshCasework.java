// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests each of which has a casework of its own that knows of nobody yet. */
abstract class FreshCasework {
    /** Where it keeps its files. */
    @TempDir
    Path dir;

    Running casework;

    @BeforeEach
    void start() {
        casework = Running.start(dir);
    }

    @AfterEach
    void stop() {
        casework.close();
    }
}
