// SPDX-License-Identifier: Apache-2.0
/** Envoy's external authorization over gRPC, with Envoy's own messages. */
@NullMarked
package io.evenhand.edge.envoy;

import org.jspecify.annotations.NullMarked;
