// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.util.ArrayList;
import java.util.List;

/** Examines an installation: its machine, its settings, what it keeps and, where it runs, its programs. */
public final class Doctor {
    private static final List<Check> CHECKS = List.of(
            new MachineCheck(), new SettingsCheck(), new SecretsCheck(), new StoresCheck(), new ProgramsCheck());

    private Doctor() {}

    /** Everything that was looked at, in the order in which people would look. */
    public static List<Finding> examine(Patient patient) {
        List<Finding> findings = new ArrayList<>();
        CHECKS.forEach(check -> findings.addAll(check.examine(patient)));
        return findings;
    }
}
