// SPDX-License-Identifier: Apache-2.0
/** The catalogue of signals: one measured fact about one account per file, each a pure function of what is remembered. */
package io.evenhand.scoring.signal;
