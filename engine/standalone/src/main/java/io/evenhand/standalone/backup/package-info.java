// SPDX-License-Identifier: Apache-2.0
/** Everything that lasts of an installation that is stopped, in two files, and back again. */
package io.evenhand.standalone.backup;
