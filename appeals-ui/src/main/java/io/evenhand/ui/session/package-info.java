// SPDX-License-Identifier: Apache-2.0
/** Who is asking: sign-in, sessions, and proof that a form was ours. */
package io.evenhand.ui.session;
