// SPDX-License-Identifier: Apache-2.0
/** What is remembered of one account's conduct: folds over events in order, bounded by windows of event time. */
package io.evenhand.scoring.history;
