// SPDX-License-Identifier: Apache-2.0
/** What the evidence about one account adds up to, with every number needed to add it up again. */
package io.evenhand.contract.assessment;
