// SPDX-License-Identifier: Apache-2.0
/** Measured facts about one account over windows of event time: pure folds over its conduct. */
package io.evenhand.scoring.signal;
