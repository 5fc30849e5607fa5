// SPDX-License-Identifier: Apache-2.0
/** Child processes: how each is started, known to be well, restarted and stopped without a trace. */
package io.evenhand.standalone.process;
