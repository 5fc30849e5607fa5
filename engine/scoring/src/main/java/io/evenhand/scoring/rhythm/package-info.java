// SPDX-License-Identifier: Apache-2.0
/** Billing rhythm: whether removals happen whole periods after the invitations, tested against two innocent nulls. */
package io.evenhand.scoring.rhythm;
