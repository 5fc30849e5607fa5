// SPDX-License-Identifier: Apache-2.0
/** The audit log as it leaves casework: chained, signed acts that anybody with the public key can check. */
@NullMarked
package io.evenhand.contract.audit;

import org.jspecify.annotations.NullMarked;
