// SPDX-License-Identifier: Apache-2.0
/** The Flink job: thin operators around the pure core. */
package io.evenhand.scoring.flow;
