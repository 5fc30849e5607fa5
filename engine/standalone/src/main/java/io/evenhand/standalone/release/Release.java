// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.release;

import io.evenhand.standalone.process.ClassPath;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.DoubleConsumer;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a built checkout into the archive that people run who build nothing. */
public final class Release {
    private static final Pattern OURS = Pattern.compile("evenhand-standalone-(.+)\\.jar");

    private Release() {}

    /**
     * Writes {@code evenhand-VERSION.tar.gz} and its checksum into {@code folder}; the same source gives the same bytes.
     *
     * @param progress is told how far it is, from 0 to 1
     */
    public static Path write(Home home, Path folder, DoubleConsumer progress) throws IOException {
        if (ClassPath.isRelease(home)) {
            throw new Refusal("this is a release already; 'dist' makes one of a checkout");
        }
        Path own = ClassPath.built(home, Contents.MODULES.get(0)).get(0);
        Matcher version = OURS.matcher(own.getFileName().toString());
        if (!version.matches()) {
            throw new IllegalStateException("no version in " + own.getFileName());
        }
        return new Archive("evenhand-" + version.group(1), builtAt(own)).write(folder, Contents.of(home), progress);
    }

    /** The time that the build gives everything it makes, which is not when it was made. */
    static Instant builtAt(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            // a jar says no time zone; the build means UTC, wherever it runs and whoever packs
            return file.entries().nextElement().getTimeLocal().toInstant(ZoneOffset.UTC);
        }
    }
}
