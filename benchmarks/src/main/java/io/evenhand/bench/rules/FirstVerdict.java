// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import io.evenhand.rules.drools.Rulesets;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A program that does nothing but one verdict of the built-in ruleset: how long a cold start takes, with the options that
 * the launcher gives to commands.
 */
final class FirstVerdict {
    private FirstVerdict() {}

    /** Prints the milliseconds from the start of the process to the first verdict: by the wall's clock, and of processors. */
    public static void main(String[] arguments) {
        Subjects subjects = Subjects.random(1, 1);
        Rulesets.builtIn().decide(subjects.assessments().get(0), subjects.standing());
        ProcessHandle.Info process = ProcessHandle.current().info();
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Duration wall = Duration.between(process.startInstant().orElseThrow(), now);
        System.out.println(
                wall.toMillis() + " " + process.totalCpuDuration().orElseThrow().toMillis());
    }

    /** One cold start, in milliseconds; processors work at the same time, so their time can be the longer one. */
    record Start(long wall, long processors) {}

    /** Several cold starts, the shortest first. */
    static List<Start> measure(int starts) throws IOException, InterruptedException {
        List<Start> times = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstVerdict.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("the first verdict failed");
            }
            String[] both = said.strip().split(" ", -1);
            times.add(new Start(Long.parseLong(both[0]), Long.parseLong(both[1])));
        }
        return times.stream().sorted(Comparator.comparingLong(Start::wall)).toList();
    }
}
