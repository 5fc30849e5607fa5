// SPDX-License-Identifier: Apache-2.0
/** The questions an edge answers, in the forms that proxies and applications ask them. */
@NullMarked
package io.evenhand.edge.query;

import org.jspecify.annotations.NullMarked;
