// SPDX-License-Identifier: Apache-2.0
/** The staff desk: queues, the evidence of one case, and the decision of an appeal by somebody who took no part. */
package io.evenhand.ui.review;
