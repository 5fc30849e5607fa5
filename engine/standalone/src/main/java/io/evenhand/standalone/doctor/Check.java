// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.util.List;

/** Looks at one side of an installation, changes nothing, and says what it saw. */
@FunctionalInterface
interface Check {
    List<Finding> examine(Patient patient);
}
