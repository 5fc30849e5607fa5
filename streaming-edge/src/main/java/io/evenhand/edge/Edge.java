// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import io.evenhand.edge.feed.Finding;
import io.evenhand.edge.transcode.ProbeReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The edge's program: {@code Edge} runs it, {@code Edge probe} shows which encoders work on this machine,
 * {@code Edge doctor} what is in its way. */
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
            if (arguments[0].equals("probe") && arguments.length == 1) {
                return probe(settings, environment, null, out);
            }
            if (arguments[0].equals("probe") && arguments.length == 3 && arguments[1].equals("--report")) {
                return probe(settings, environment, arguments[2], out);
            }
            if (arguments[0].equals("doctor") && arguments.length == 1) {
                return doctor(settings, out);
            }
            err.println("usage: edge [doctor | probe [--report FILE]]");
            return UNUSABLE;
        } catch (Settings.BadSettingException e) {
            err.println(e.getMessage());
            return UNUSABLE;
        } catch (IOException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** One line for each thing that was looked at, and under each that is not well what to do; 1 if there is any. */
    private static int doctor(Settings settings, PrintStream out) throws InterruptedException {
        int status = 0;
        for (Finding finding : new Doctor(settings, settings.clock()).findings()) {
            out.println((finding.isTrouble() ? "found  " : "well   ") + finding.what());
            if (finding.isTrouble()) {
                out.println("       do: " + finding.remedy());
                status = 1;
            }
        }
        return status;
    }

    /** Prints the table, and writes it into a file to send in if one is named. */
    private static int probe(
            Settings settings, Map<String, String> environment, @Nullable String report, PrintStream out)
            throws IOException {
        List<String> lines = ProbeReport.of(settings.ffmpeg(), environment.getOrDefault("PATH", ""));
        if (lines.isEmpty()) {
            out.println("no ffmpeg was found that encodes here: install one (on Debian: apt-get install ffmpeg),"
                    + " or name one with EVENHAND_FFMPEG");
            return 1;
        }
        lines.forEach(out::println);
        if (report != null) {
            List<String> whole = new ArrayList<>(lines);
            whole.add(
                    0,
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch") + ", "
                            + Runtime.getRuntime().availableProcessors() + " cores");
            Files.write(Path.of(report), whole);
            out.println("written to " + report + ", which holds nothing about accounts or films");
        }
        return 0;
    }
}
