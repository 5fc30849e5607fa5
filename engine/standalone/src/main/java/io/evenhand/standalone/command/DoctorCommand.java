// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.standalone.doctor.Doctor;
import io.evenhand.standalone.doctor.Finding;
import io.evenhand.standalone.doctor.Machine;
import io.evenhand.standalone.doctor.Patient;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Ports;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand doctor}: what is wrong with this installation, and the remedy. */
@Command(
        name = "doctor",
        description = "Looks for the common faults of this installation, running or not, and says the remedy of each "
                + "(exit status 1 if something is wrong).")
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "one JSON array for a machine instead of a table")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(new Patient(
                Home.of(System.getenv()),
                Ports.of(System.getenv()),
                System.getenv(),
                Machine.here(),
                Clock.systemUTC().instant()));
        System.out.println(json ? ContractJson.text(findings) : table(findings));
        return count(findings, Finding.Grade.WRONG) > 0 ? 1 : 0;
    }

    private static String table(List<Finding> findings) {
        StringBuilder table = new StringBuilder();
        int width = findings.stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(0);
        String row = "  %-5s  %-" + width + "s  %s%n";
        for (Finding finding : findings) {
            table.append(String.format(Locale.ROOT, row, mark(finding), finding.check(), finding.says()));
            if (finding.remedy() != null) {
                table.append(String.format(Locale.ROOT, row, "", "", "-> " + finding.remedy()));
            }
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "%d looked at: %d fine, %d to think about, %d wrong",
                        findings.size(),
                        count(findings, Finding.Grade.FINE),
                        count(findings, Finding.Grade.DOUBTFUL),
                        count(findings, Finding.Grade.WRONG));
    }

    private static String mark(Finding finding) {
        return switch (finding.grade()) {
            case FINE -> "ok";
            case DOUBTFUL -> "think";
            case WRONG -> "WRONG";
        };
    }

    private static long count(List<Finding> findings, Finding.Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).count();
    }
}
