// SPDX-License-Identifier: Apache-2.0
/** The statement of reasons as a document for the person it concerns: HTML, plain text and PDF, in three languages. */
@NullMarked
package io.evenhand.enforcement.document;

import org.jspecify.annotations.NullMarked;
