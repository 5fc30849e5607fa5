// SPDX-License-Identifier: Apache-2.0
/** Q9: how many verdicts a second of a processor gives, beside plain Java and beside SQRL, on the same rules and cases. */
@NullMarked
package io.evenhand.bench.rules;

import org.jspecify.annotations.NullMarked;
