// SPDX-License-Identifier: Apache-2.0
/** Changes of policy, the terms, and whom to ask: as everybody reads them, and where they are written. */
package io.evenhand.ui.policy;
