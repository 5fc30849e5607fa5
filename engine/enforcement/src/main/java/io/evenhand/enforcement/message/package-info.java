// SPDX-License-Identifier: Apache-2.0
/** Messages to account holders about measures, appeals and requests: by e-mail and by signed webhook, and about nothing else. */
@NullMarked
package io.evenhand.enforcement.message;

import org.jspecify.annotations.NullMarked;
