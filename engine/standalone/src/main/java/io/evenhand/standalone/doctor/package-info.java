// SPDX-License-Identifier: Apache-2.0
/** Finds the common faults of an installation and says the remedy of each. */
package io.evenhand.standalone.doctor;
