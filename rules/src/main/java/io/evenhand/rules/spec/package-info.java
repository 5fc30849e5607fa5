// SPDX-License-Identifier: Apache-2.0
/** Rules as data: what people may upload. It is read strictly, kept canonically and turned into rule text by this program. */
package io.evenhand.rules.spec;
