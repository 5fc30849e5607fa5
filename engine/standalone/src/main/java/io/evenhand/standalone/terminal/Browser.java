// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.terminal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The person's own browser, where there is a screen to show it on. */
public final class Browser {
    private Browser() {}

    /** Opens {@code page} if this is somebody's desktop; otherwise, or if it fails, does nothing: the address is printed anyway. */
    public static void open(URI page, Map<String, String> env) {
        String opener = opener(env);
        if (opener == null) {
            return;
        }
        try {
            new ProcessBuilder(opener, page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // no browser is no reason to stop
        }
    }

    private static @Nullable String opener(Map<String, String> env) {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return "/usr/bin/open";
        }
        boolean screen = env.containsKey("DISPLAY") || env.containsKey("WAYLAND_DISPLAY");
        return screen && Files.isExecutable(Path.of("/usr/bin/xdg-open")) ? "/usr/bin/xdg-open" : null;
    }
}
