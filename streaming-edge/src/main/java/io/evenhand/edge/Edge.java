// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.edge.transcode.Ffmpeg;
import io.evenhand.edge.transcode.FfmpegSearch;
import io.evenhand.edge.transcode.ProbeResult;
import io.evenhand.edge.transcode.Spawner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The edge's program: {@code Edge} runs it, {@code Edge probe} shows which encoders work on this machine. */
public final class Edge {
    private static final int UNUSABLE = 2;
    private static final int FAILED = 3;

    private Edge() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = run(arguments, System.getenv(), System.out, System.err);
        if (status != 0 || arguments.length > 0) {
            System.exit(status);
        }
        new CountDownLatch(1).await();
    }

    /** Starts what the arguments ask for; 0 if it runs or is done. */
    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Settings settings = Settings.from(environment);
            if (arguments.length == 0) {
                RunningEdge edge = RunningEdge.start(settings, settings.clock());
                Runtime.getRuntime().addShutdownHook(new Thread(edge::close, "evenhand-shutdown"));
                return 0;
            }
            if (arguments.length == 1 && arguments[0].equals("probe")) {
                return probe(settings, environment, out);
            }
            err.println("usage: edge [probe]");
            return UNUSABLE;
        } catch (Settings.BadSettingException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private static int probe(Settings settings, Map<String, String> environment, PrintStream out) {
        Path here = Path.of(System.getProperty("java.io.tmpdir"));
        Ffmpeg ffmpeg =
                new FfmpegSearch(new Spawner(), here).find(settings.ffmpeg(), environment.getOrDefault("PATH", ""));
        if (ffmpeg == null) {
            out.println("no ffmpeg was found that encodes here");
            return 1;
        }
        out.println(ffmpeg.version());
        for (ProbeResult probe : ffmpeg.probes()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %-22s %5d ms  %s%n",
                    probe.encoder().ffmpegName(),
                    probe.diagnosis().code(),
                    probe.millis(),
                    probe.isUsable() ? "" : probe.diagnosis().sentence() + " [" + probe.line() + "]");
        }
        return 0;
    }
}
