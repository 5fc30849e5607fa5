// SPDX-License-Identifier: Apache-2.0
/** The edges of scoring: Kafka, files, settings and the two programs. */
package io.evenhand.scoring.io;
