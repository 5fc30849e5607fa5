// SPDX-License-Identifier: Apache-2.0
/** Datasets on disk: read, checked line by line, and turned into a table or refused as a whole. */
package io.evenhand.asn.dataset;
