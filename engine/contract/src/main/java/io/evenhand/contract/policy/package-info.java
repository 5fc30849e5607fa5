// SPDX-License-Identifier: Apache-2.0
/** The projection of decisions that edges follow, and how it is chained and signed. */
package io.evenhand.contract.policy;
