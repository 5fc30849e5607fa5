// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

/** What a model is shown of one account, and the answer. */
public record Sample(Numbers features, boolean seller) {}
