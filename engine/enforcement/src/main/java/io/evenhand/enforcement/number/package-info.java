// SPDX-License-Identifier: Apache-2.0
/** Numbers for the public: counts of ten or more, recomputable from the ledger. */
@NullMarked
package io.evenhand.enforcement.number;

import org.jspecify.annotations.NullMarked;
