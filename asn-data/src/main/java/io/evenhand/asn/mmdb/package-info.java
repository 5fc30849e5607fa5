// SPDX-License-Identifier: Apache-2.0
/** MaxMind databases, read into the same networks as any other dataset. */
package io.evenhand.asn.mmdb;
