// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Reads text records from DNS. */
public interface TextRecords {
    /** The TXT records of a name, none if there are none; an exception if nobody answers. */
    List<String> of(String name) throws IOException;

    /** Asks one resolver over UDP. */
    static TextRecords dns(InetSocketAddress resolver, int timeoutMs) {
        return name -> TextQuestion.ask(resolver, name, timeoutMs);
    }
}
