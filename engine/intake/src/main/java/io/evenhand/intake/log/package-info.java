// SPDX-License-Identifier: Apache-2.0
/** The log: Kafka's topics, and the writer that returns only when what it wrote is safe. */
package io.evenhand.intake.log;
