// SPDX-License-Identifier: Apache-2.0
/** What anybody may see without a link or a sign-in. */
package io.evenhand.ui.publication;
